import type { Doc } from "../text/document.ts";
import { wordAt } from "../text/document.ts";
import { type Entity, givenGender, honorificGender } from "./entities.ts";
import type { References } from "./references.ts";

const REACH = 30;
const SMOOTHING = 15;
/** The weight of a given name against pronouns: a constant, and below it a share of all their votes. */
const GIVEN = 3;
const GIVEN_SHARE = 0.5;

/** Counts the pronouns that follow a mention as votes on its bearer's gender. */
const votePronouns = (doc: Doc, { list }: References): void => {
  list.forEach((reference, i) => {
    const { entity } = reference;
    if (!entity || entity.plural || !reference.told) return;
    const here = wordAt(doc, reference.last);
    for (let k = i + 1; k < list.length; k++) {
      const next = list[k];
      if (!next || next.first - reference.last > REACH) return;
      if (!next.told) continue;
      const word = wordAt(doc, next.first);
      if (next.entity && next.entity !== entity) return;
      if (word.paragraph !== here.paragraph) return;
      if (next.pronoun?.person !== 3 || next.pronoun.plural) continue;
      const weight = word.sentence === here.sentence ? 1 : 0.5;
      if (next.pronoun.gender === "female") entity.female += weight;
      else entity.male += weight;
      return;
    }
  });
};

/** Balances the votes, so that the frequent pronouns of a heroine do not make women of the characters around her. */
const weighVotes = (entities: readonly Entity[]): void => {
  const female = entities.reduce((sum, e) => sum + e.female, SMOOTHING);
  const male = entities.reduce((sum, e) => sum + e.male, SMOOTHING);
  for (const entity of entities) {
    entity.female *= (2 * male) / (female + male);
    entity.male *= (2 * female) / (female + male);
  }
};

/** Decides each character's gender: by title first, then by pronouns against the given name. */
export const settleGenders = (doc: Doc, entities: readonly Entity[], references: References): void => {
  votePronouns(doc, references);
  weighVotes(entities);
  for (const entity of entities) {
    if (entity.plural) continue;
    if (entity.kind === "name") {
      const title = honorificGender(entity.honorifics, null);
      let { female, male } = entity;
      if (title === "female") female += 12;
      if (title === "male") male += 12;
      const weight = Math.max(GIVEN, GIVEN_SHARE * (female + male));
      for (const given of entity.given) {
        const gender = givenGender(given);
        if (gender === "female") female += weight;
        if (gender === "male") male += weight;
      }
      if (female + male > 0 && female !== male) entity.gender = female > male ? "female" : "male";
    } else if (entity.gender === "unknown" || entity.gender === "other") {
      const { female, male } = entity;
      if (female + male >= 2 && Math.max(female, male) >= 2 * Math.min(female, male))
        entity.gender = female > male ? "female" : "male";
    }
  }
};

import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";
import { mergeAliases } from "./aliases.ts";
import { findCalled } from "./called.ts";
import { countCasing, findChunks } from "./chunks.ts";
import { type Entity, newEntity } from "./entities.ts";
import { settleGenders } from "./gender.ts";
import { findNarrator } from "./narrator.ts";
import { findNominals } from "./nominals.ts";
import { findPersons, phraseStart } from "./persons.ts";
import { resolvePronouns, storyClock } from "./pronouns.ts";
import { gatherReferences, type Reference, type References } from "./references.ts";
import { findSame, joinEntities } from "./same.ts";

/** All characters of the story, and every place where one is referred to. */
export interface Cast {
  entities: Entity[];
  references: References;
  narrator: Entity | null;
  /** The progress of the story at each sentence. Talk counts little, so that the speakers stay salient. */
  clock: Float64Array;
  /** Whether the text calls its characters by name, so that "the girl" is probably a character with a name. */
  named: boolean;
  /** Titles that only one named character has, or one far more often than others. */
  bearers: Map<string, Entity>;
  /** Who is married to whom, by their titles. */
  spouses: Map<Entity, Entity>;
  /** In a play: the character for each name at the head of a speech. */
  byHead: Map<string, Entity>;
}

const NAMED_SHARE = 0.5;

/** Whether names are at least half as frequent as nominals for single people. */
const isNamed = ({ list }: References): boolean => {
  let names = 0;
  let nominals = 0;
  for (const { kind, entity, told } of list) {
    if (!told || entity?.plural) continue;
    if (kind === "name") names++;
    else if (kind === "nominal") nominals++;
  }
  return names > NAMED_SHARE * nominals;
};

const RANKS =
  wordSet(`king queen prince princess duke duchess count countess emperor empress baron baroness colonel captain major
  general doctor professor inspector sergeant judge bishop sheriff governor admiral`);

const MAIN = 4;

/** For each rank the named character who alone has it, or has it far more often than any other. */
const mainBearers = (entities: readonly Entity[]): Map<string, Entity> => {
  const counts = new Map<string, Map<Entity, number>>();
  for (const entity of entities) {
    if (entity.kind !== "name" || entity.plural) continue;
    for (const [form, count] of entity.forms)
      for (const word of form.split(" ")) {
        const title = word === "dr" ? "doctor" : word;
        if (!RANKS.has(title) || !entity.honorifics.has(word)) continue;
        const bearers = counts.get(title) ?? new Map<Entity, number>();
        bearers.set(entity, (bearers.get(entity) ?? 0) + count);
        counts.set(title, bearers);
      }
  }
  const main = new Map<string, Entity>();
  for (const [title, bearers] of counts) {
    const [first, second] = [...bearers].sort((a, b) => b[1] - a[1]);
    if (first && first[1] >= MAIN * (second?.[1] ?? 0)) main.set(title, first[0]);
  }
  return main;
};

/** Mr and Mrs of one family name, when there is one of each. */
const findSpouses = (entities: readonly Entity[]): Map<Entity, Entity> => {
  const couples = new Map<string, { men: Entity[]; women: Entity[] }>();
  for (const entity of entities) {
    const { family, honorifics, plural } = entity;
    if (!family || plural) continue;
    const couple = couples.get(family) ?? { men: [], women: [] };
    if (honorifics.has("mr") || honorifics.has("sir")) couple.men.push(entity);
    else if (honorifics.has("mrs") || honorifics.has("lady")) couple.women.push(entity);
    couples.set(family, couple);
  }
  const spouses = new Map<Entity, Entity>();
  for (const { men, women } of couples.values()) {
    const [man, woman] = [men[0], women[0]];
    if (!man || !woman || men.length > 1 || women.length > 1) continue;
    spouses.set(man, woman);
    spouses.set(woman, man);
  }
  return spouses;
};

/** Finds the characters of a text by name, by role and as narrator. */
export const findCast = (doc: Doc): Cast => {
  const casing = countCasing(doc);
  const persons = findPersons(doc, casing, findChunks(doc, casing));
  const { entities, byKey } = mergeAliases(doc, persons);
  const taken = new Int8Array(doc.words.length);
  const found: Reference[] = [];
  for (const chunk of persons) {
    const entity = byKey.get(chunk.key);
    if (!entity) continue;
    const first = phraseStart(doc, chunk);
    taken.fill(1, first, chunk.last + 1);
    found.push({
      first,
      from: chunk.first,
      last: chunk.last,
      kind: entity.kind,
      entity,
      own: null,
      pronoun: null,
      owner: null,
      told: wordAt(doc, chunk.first).quote < 0,
      loose: false,
      fresh: false,
    });
  }
  const nominals = findNominals(doc, taken, entities.length);
  for (const entity of nominals.entities) entities.push(entity);
  const references = gatherReferences(doc, found.concat(nominals.references));
  joinEntities(references, findSame(doc, references, byKey));
  const narrator = findNarrator(doc, entities, references);
  settleGenders(doc, entities, references);
  const named = isNamed(references);
  const bearers = mainBearers(entities);
  const clock = storyClock(doc);
  const spouses = findSpouses(entities);
  resolvePronouns(doc, { references, narrator, named, bearers, spouses, clock }, () => null);
  joinEntities(references, findCalled(doc, references));
  const byHead = new Map<string, Entity>();
  const byForm = new Map<string, Entity>();
  for (const e of entities) {
    for (const form of e.forms.keys()) if (!byForm.has(form)) byForm.set(form, e);
    if (e.kind === "name" && e.family && !byForm.has(e.family)) byForm.set(e.family, e);
  }
  for (const { head } of doc.quotes) {
    if (head === undefined || byHead.has(head)) continue;
    const key = head.toLowerCase().replace(/\.$/, "");
    let entity =
      byKey.get(key) ?? byForm.get(key.replace(/^the /, "")) ?? byForm.get(key.split(" ").at(-1) ?? "");
    if (!entity) {
      entity = newEntity(entities.length, "name");
      entity.forms.set(head, 1);
      entities.push(entity);
    }
    byHead.set(head, entity);
  }
  return { entities, references, narrator, named, bearers, spouses, clock, byHead };
};

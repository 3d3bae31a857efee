import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";
import { mergeAliases } from "./aliases.ts";
import { countCasing, findChunks } from "./chunks.ts";
import { type Entity, newEntity } from "./entities.ts";
import { settleGenders } from "./gender.ts";
import { findNarrator } from "./narrator.ts";
import { findNominals } from "./nominals.ts";
import { findPersons, phraseStart } from "./persons.ts";
import { resolvePronouns, storyClock } from "./pronouns.ts";
import { gatherReferences, type Reference, type References } from "./references.ts";

/** Everybody in the story and every place where one is referred to. */
export interface Cast {
  entities: Entity[];
  references: References;
  narrator: Entity | null;
  /** How far the story has gone at each sentence; talk counts little, so that those who talk stay in mind. */
  clock: Float64Array;
  /** Whether the text calls its people by name, so that "the girl" is likely somebody who has one. */
  named: boolean;
  /** Titles that one named character alone bears. */
  bearers: Map<string, Entity>;
  /** Of a play: who bears the name at the head of a speech. */
  byHead: Map<string, Entity>;
}

const NAMED_SHARE = 0.5;

/** Whether names stand at least half as often as nominals for single people. */
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

const soleBearers = (entities: readonly Entity[]): Map<string, Entity> => {
  const bearers = new Map<string, Entity>();
  const shared = new Set<string>();
  for (const entity of entities) {
    if (entity.kind !== "name" || entity.plural) continue;
    const titles = new Set([...entity.honorifics].map((title) => (title === "dr" ? "doctor" : title)));
    for (const title of titles) {
      if (!RANKS.has(title)) continue;
      if (bearers.has(title)) shared.add(title);
      bearers.set(title, entity);
    }
  }
  for (const title of shared) bearers.delete(title);
  return bearers;
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
      told: wordAt(doc, chunk.first).quote < 0,
      loose: false,
      fresh: false,
    });
  }
  const nominals = findNominals(doc, taken, entities.length);
  entities.push(...nominals.entities);
  found.push(...nominals.references);
  const references = gatherReferences(doc, found);
  const narrator = findNarrator(doc, entities, references);
  settleGenders(doc, entities, references);
  const named = isNamed(references);
  const bearers = soleBearers(entities);
  const clock = storyClock(doc);
  resolvePronouns(doc, { references, narrator, named, bearers, clock }, () => null);
  const byHead = new Map<string, Entity>();
  for (const { head } of doc.quotes) {
    if (head === undefined || byHead.has(head)) continue;
    const key = head.toLowerCase().replace(/\.$/, "");
    let entity =
      byKey.get(key) ??
      entities.find(
        (e) =>
          e.forms.has(key.replace(/^the /, "")) || (e.kind === "name" && e.family === key.split(" ").at(-1)),
      );
    if (!entity) {
      entity = newEntity(entities.length, "name");
      entity.forms.set(head, 1);
      entities.push(entity);
    }
    byHead.set(head, entity);
  }
  return { entities, references, narrator, named, bearers, clock, byHead };
};

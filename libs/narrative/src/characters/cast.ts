import { type Doc, wordAt } from "../text/document.ts";
import { mergeAliases } from "./aliases.ts";
import { countCasing, findChunks } from "./chunks.ts";
import { type Entity, newEntity } from "./entities.ts";
import { settleGenders } from "./gender.ts";
import { isFirstPerson } from "./narrator.ts";
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
  /** Of a play: who bears the name at the head of a speech. */
  byHead: Map<string, Entity>;
}

/** Whether names stand at least as often as nominals for single people. */
const isNamed = ({ list }: References): boolean => {
  let names = 0;
  let nominals = 0;
  for (const { kind, entity, told } of list) {
    if (!told || entity?.plural) continue;
    if (kind === "name") names++;
    else if (kind === "nominal") nominals++;
  }
  return names > nominals;
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
  let narrator: Entity | null = null;
  if (isFirstPerson(doc)) {
    narrator = newEntity(entities.length, "nominal");
    narrator.narrator = true;
    entities.push(narrator);
  }
  settleGenders(doc, entities, references);
  const named = isNamed(references);
  const clock = storyClock(doc);
  resolvePronouns(doc, { references, narrator, named, clock }, () => null);
  const byHead = new Map<string, Entity>();
  for (const { head } of doc.quotes) {
    if (head === undefined || byHead.has(head)) continue;
    const key = head.toLowerCase().replace(/\.$/, "");
    let entity = byKey.get(key) ?? entities.find((e) => e.forms.has(key.replace(/^the /, "")));
    if (!entity) {
      entity = newEntity(entities.length, "name");
      entity.forms.set(head, 1);
      entities.push(entity);
    }
    byHead.set(head, entity);
  }
  return { entities, references, narrator, named, clock, byHead };
};

import { type Doc, wordAt } from "../text/document.ts";
import { mergeAliases } from "./aliases.ts";
import { countCasing, findChunks } from "./chunks.ts";
import { type Entity, newEntity } from "./entities.ts";
import { settleGenders } from "./gender.ts";
import { isFirstPerson } from "./narrator.ts";
import { findNominals } from "./nominals.ts";
import { findPersons, phraseStart } from "./persons.ts";
import { resolvePronouns } from "./pronouns.ts";
import { gatherReferences, type Reference, type References } from "./references.ts";

/** Everybody in the story and every place where one is referred to. */
export interface Cast {
  entities: Entity[];
  references: References;
  narrator: Entity | null;
  /** Of a play: who bears the name at the head of a speech. */
  byHead: Map<string, Entity>;
}

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
    found.push({
      first: chunk.first,
      last: chunk.last,
      kind: "name",
      entity,
      pronoun: null,
      told: wordAt(doc, chunk.first).quote < 0,
      loose: false,
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
  resolvePronouns(doc, references, narrator, () => null);
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
  return { entities, references, narrator, byHead };
};

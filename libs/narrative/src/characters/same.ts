import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Entity } from "./entities.ts";
import type { Reference, References } from "./references.ts";

/** Nouns for what a character is to others: "their common enemy, the Cat". */
const RELATIONAL = wordSet(
  "enemy friend rival companion neighbour neighbor guest visitor stranger foe ally prisoner",
);
const LEAST_NAMED = 3;

/** Replaces characters by others, which take over all their mentions and known facts. */
export const joinEntities = (references: References, same: ReadonlyMap<Entity, Entity>): void => {
  if (same.size === 0) return;
  for (const reference of references.list) {
    const own = reference.own && same.get(reference.own);
    const entity = reference.entity && same.get(reference.entity);
    if (own) reference.own = own;
    if (entity) reference.entity = entity;
  }
  for (const [entity, bearer] of same) {
    bearer.count += entity.count;
    if (bearer.gender === "unknown") bearer.gender = entity.gender;
    if (bearer.age === "unknown") bearer.age = entity.age;
  }
};

const isApposed = (doc: Doc, first: Reference, second: Reference): boolean =>
  first.kind === "nominal" &&
  RELATIONAL.has(wordAt(doc, first.last).low) &&
  second.kind !== "pronoun" &&
  second.entity?.plural === false &&
  second.first === first.last + 1 &&
  wordAt(doc, second.first).gap === ",";

/**
 * Nominals that describe another character: "the White Rabbit" when Rabbit is a name, and "their enemy" in "their
 * enemy, the Cat".
 */
export const findSame = (
  doc: Doc,
  references: References,
  byKey: ReadonlyMap<string, Entity>,
): Map<Entity, Entity> => {
  const capitals = new Map<Entity, number>();
  const all = new Map<Entity, number>();
  const same = new Map<Entity, Entity>();
  references.list.forEach((reference, i) => {
    const { own } = reference;
    if (!own || own.plural) return;
    all.set(own, (all.get(own) ?? 0) + 1);
    const word = wordAt(doc, reference.last);
    if (word.capital && !word.first) capitals.set(own, (capitals.get(own) ?? 0) + 1);
    const next = references.list[i + 1];
    if (next?.entity && next.entity !== own && isApposed(doc, reference, next)) same.set(own, next.entity);
  });
  if (doc.language === "de") return same;
  for (const [entity, count] of all) {
    const named = entity.head === null ? undefined : byKey.get(entity.head);
    const form = entity.head ?? "";
    if (named?.kind !== "name" || (named.forms.get(form) ?? 0) < LEAST_NAMED || named.given.size > 1)
      continue;
    if (entity.marks.length === 0 || (capitals.get(entity) ?? 0) * 2 > count) same.set(entity, named);
  }
  for (const [entity, bearer] of same) if (same.has(bearer)) same.delete(entity);
  return same;
};

import { type Doc, wordAt } from "../text/document.ts";
import type { Entity } from "./entities.ts";
import type { References } from "./references.ts";

const CALLED = /^(?:called|named|christened)$/;
const BE = /^(?:was|is|were|be|been|being)$/;
const ADVERB = /^(?:always|therefore|generally|usually|often|only|thus|then|hence|everywhere|so)$/;

/** The character before "called": the subject of "she was always called", or "a girl" in "a girl called". */
const subjectOf = (doc: Doc, { list, at }: References, verb: number): Entity | null => {
  let i = verb - 1;
  while (ADVERB.test(wordAt(doc, i).low)) i--;
  const passive = BE.test(wordAt(doc, i).low);
  const reference = list[at[passive ? i - 1 : verb - 1] ?? -1];
  if (!reference || reference.last !== (passive ? i - 1 : verb - 1)) return null;
  return reference.own ?? reference.entity;
};

/**
 * Characters without a name to whom the text gives one ("so she was called Red-Cap"), each with the bearer of that
 * name. A character with two such names is skipped.
 */
export const findCalled = (doc: Doc, references: References): Map<Entity, Entity> => {
  const called = new Map<Entity, Entity>();
  const twice = new Set<Entity>();
  for (const { first, kind, entity: bearer } of references.list) {
    if (kind !== "name" || !bearer || bearer.plural) continue;
    const verb = first - 1;
    if (!CALLED.test(wordAt(doc, verb).low) || wordAt(doc, first).sentence !== wordAt(doc, verb).sentence)
      continue;
    const entity = subjectOf(doc, references, verb);
    if (!entity || entity === bearer || entity.kind !== "nominal" || entity.plural || entity.narrator)
      continue;
    if (called.has(entity) && called.get(entity) !== bearer) twice.add(entity);
    called.set(entity, bearer);
  }
  for (const entity of twice) called.delete(entity);
  return called;
};

import type { CharacterBody } from "../findings.ts";
import { anchorOf, NameIndex, nameKey } from "./character-anchor.ts";

type Named = Pick<CharacterBody, "id" | "name" | "aliases">;

/**
 * The ids for the characters of a new analysis. A character that was known before by the same names keeps its id, so
 * that an edit in one chapter changes no ids elsewhere. The others get ids that were never used.
 */
export function keepIds(before: readonly Named[], now: readonly Named[]): Map<string, string> {
  const index = new NameIndex(before);
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const keep = (one: Named, whom: Named | null | undefined) => {
    if (!whom || ids.has(one.id) || taken.has(whom.id)) return;
    ids.set(one.id, whom.id);
    taken.add(whom.id);
  };
  for (const one of now) {
    const alike = index.called(one.name).filter((other) => nameKey(other.name) === nameKey(one.name));
    keep(
      one,
      alike.find((other) => !taken.has(other.id)),
    );
  }
  for (const one of now) keep(one, index.find(anchorOf(one, now)));
  const used = new Set([...before.map(({ id }) => id), ...taken]);
  let next = 1;
  for (const { id } of now) {
    if (ids.has(id)) continue;
    let fresh = id;
    while (used.has(fresh)) fresh = `c${next++}`;
    used.add(fresh);
    ids.set(id, fresh);
  }
  return ids;
}

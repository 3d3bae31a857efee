import type { Relation } from "./analysis.ts";
import type { Entity } from "./characters/entities.ts";
import type { Kinship } from "./kin.ts";
import type { Spoken } from "./speakers/decode.ts";
import type { Turn } from "./speakers/turns.ts";

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Adds the most frequent kinship of each pair; the relative becomes the relation's b. */
const addKin = (
  relations: Map<string, Relation>,
  kinships: readonly Kinship[],
  idOf: ReadonlyMap<Entity, string>,
): void => {
  for (const { of, relative, kin } of kinships.toSorted((x, y) => y.count - x.count)) {
    const [a, b] = [idOf.get(of), idOf.get(relative)];
    if (!a || !b || a === b) continue;
    const key = keyOf(a, b);
    const known = relations.get(key);
    if (known?.kin) continue;
    relations.set(key, { a, b, exchanges: known?.exchanges ?? 0, kin });
  }
};

/** Who speaks with whom, by turns that follow each other directly, and who is related to whom; most exchanges first. */
export const relate = (
  turns: readonly Turn[],
  spoken: readonly Spoken[],
  idOf: ReadonlyMap<Entity, string>,
  kinships: readonly Kinship[],
): Relation[] => {
  const relations = new Map<string, Relation>();
  turns.forEach((turn, t) => {
    const before = turns[t - 1];
    if (!before || turn.paragraph - before.lastParagraph > 3) return;
    const from = spoken[before.quotes[0] ?? -1]?.entity;
    const to = spoken[turn.quotes[0] ?? -1]?.entity;
    const ids = [from && idOf.get(from), to && idOf.get(to)].filter((id) => id !== undefined && id !== null);
    const [a, b] = ids.toSorted();
    if (!a || !b || a === b) return;
    const known = relations.get(keyOf(a, b));
    if (known) known.exchanges++;
    else relations.set(keyOf(a, b), { a, b, exchanges: 1 });
  });
  addKin(relations, kinships, idOf);
  return [...relations.values()].sort(
    (x, y) => y.exchanges - x.exchanges || (keyOf(x.a, x.b) < keyOf(y.a, y.b) ? -1 : 1),
  );
};

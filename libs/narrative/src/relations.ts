import type { Relation } from "./analysis.ts";
import type { Entity } from "./characters/entities.ts";
import type { Spoken } from "./speakers/decode.ts";
import type { Turn } from "./speakers/turns.ts";

/** Who speaks with whom: turns that follow each other directly, most first. */
export const relate = (
  turns: readonly Turn[],
  spoken: readonly Spoken[],
  idOf: ReadonlyMap<Entity, string>,
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
    const known = relations.get(`${a} ${b}`);
    if (known) known.exchanges++;
    else relations.set(`${a} ${b}`, { a, b, exchanges: 1 });
  });
  return [...relations.values()].sort(
    (x, y) => y.exchanges - x.exchanges || (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1),
  );
};

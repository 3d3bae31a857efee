import type { PlacedTake, Segment } from "./plan.ts";
import type { Word } from "./spoken-form.ts";
import { moveWords } from "./take-words.ts";

/** A take that is chosen for a line, with its pieces. */
export interface ChosenTake {
  readonly id: string;
  /** The texts of its pieces. */
  readonly texts: readonly string[];
  readonly words: readonly (readonly Word[])[];
}

/** A take in the segments of its line; null when the line is cut into other pieces than the take. */
export function placeTake(take: ChosenTake, texts: readonly string[]): PlacedTake[] | null {
  if (take.texts.length !== texts.length) return null;
  return texts.map((text, piece) => ({
    takeId: take.id,
    piece,
    words: moveWords(take.words[piece] ?? [], take.texts[piece] ?? "", text),
  }));
}

/** A plan in which chosen takes are heard in their lines. Their segments need no rendition. */
export function withTakes(segments: readonly Segment[], takes: ReadonlyMap<number, ChosenTake>): Segment[] {
  const placed = new Map<number, PlacedTake>();
  for (const [line, own] of Map.groupBy(segments, (segment) => segment.line)) {
    const take = takes.get(line);
    const pieces =
      take &&
      placeTake(
        take,
        own.map(({ text }) => text),
      );
    for (const [at, piece] of (pieces ?? []).entries()) {
      const segment = own[at];
      if (segment && segment.hash !== null) placed.set(segment.index, piece);
    }
  }
  const seen = new Set<string>();
  return segments.map((segment) => {
    const take = placed.get(segment.index);
    if (take) return { ...segment, take };
    const repeats = segment.hash === null || seen.has(segment.hash);
    if (segment.hash !== null) seen.add(segment.hash);
    return { ...segment, repeats };
  });
}

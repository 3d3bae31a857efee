import type { TimedWord } from "../alignment.ts";
import type { Found } from "./find-path.ts";
import { GAP } from "./states.ts";

/** Frames of a take: `from` up to, but not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The frames of each word; null for a word without any. */
export function spansOf({ states: { frame, word }, path }: Found, words: number): (Span | null)[] {
  const spans = new Array<Span | null>(words).fill(null);
  for (const [t, state] of path.entries()) {
    if (frame[state] === GAP) continue;
    const index = word[state] as number;
    spans[index] = { from: spans[index]?.from ?? t, to: t + 1 };
  }
  return spans;
}

/** The times of words by their frames; in order, without overlaps. Frame `zero` is at 0 ms. */
export function timesOf(
  words: readonly TimedWord[],
  spans: readonly (Span | null)[],
  hopMs: number,
  zero = 0,
): TimedWord[] {
  let last = zero;
  return words.map(({ start, end }, index) => {
    const { from, to } = spans[index] ?? { from: last, to: last };
    last = to;
    return { start, end, fromMs: (from - zero) * hopMs, toMs: (to - zero) * hopMs };
  });
}

import type { TimedWord } from "../alignment.ts";
import { GAP, type States } from "./states.ts";

/** The times of the words in a take, by its path; in order, without overlaps. */
export function wordsOf(
  words: readonly TimedWord[],
  { frame, word }: States,
  path: Int32Array,
  hopMs: number,
): TimedWord[] {
  const from = new Int32Array(words.length).fill(-1);
  const to = new Int32Array(words.length);
  for (const [t, state] of path.entries()) {
    if (frame[state] === GAP) continue;
    const index = word[state] as number;
    if (from[index] === -1) from[index] = t;
    to[index] = t + 1;
  }
  let last = 0;
  return words.map(({ start, end }, index) => {
    const begin = from[index] === -1 ? last : (from[index] as number);
    last = Math.max(begin, to[index] as number);
    return { start, end, fromMs: begin * hopMs, toMs: last * hopMs };
  });
}

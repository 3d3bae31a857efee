import type { TimedWord } from "../alignment.ts";

/**
 * A reference as the states of a path: its frames without the pauses between words, and a gap before each word and after
 * the last one. In a gap the reader may pause, breathe or say something else.
 */
export interface States {
  /** The reference's frame of each state; `GAP` for a gap. */
  readonly frame: Int32Array;
  /** The word of each state; for a gap, the word after it. */
  readonly word: Int32Array;
}

export const GAP = -1;

/** Sound that goes on beyond a word's times belongs to it: as its beginning, or as its end. */
const [BEGINNING_MS, ENDING_MS] = [80, 150];

/** The states of a reference whose frames are `hopMs` apart. */
export function statesOf(words: readonly TimedWord[], spoken: Uint8Array, hopMs: number): States {
  const frames = spoken.length;
  const frameOf = (ms: number): number => Math.max(0, Math.min(frames - 1, Math.round(ms / hopMs)));
  const states: { frame: number; word: number }[] = [];
  let taken = 0;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const begin = Math.max(taken, frameOf(word.fromMs));
    const limit = next ? Math.max(begin + 1, frameOf(next.fromMs)) : frames;
    const end = Math.max(begin + 1, Math.min(limit, frameOf(word.toMs)));
    let from = begin;
    for (let more = BEGINNING_MS / hopMs; more >= 1 && from > taken && spoken[from - 1]; more--) from--;
    let to = end;
    for (let more = ENDING_MS / hopMs; more >= 1 && to < limit && spoken[to]; more--) to++;
    states.push({ frame: GAP, word: index });
    for (let at = from; at < to; at++) states.push({ frame: Math.min(at, frames - 1), word: index });
    taken = to;
  }
  states.push({ frame: GAP, word: words.length });
  return {
    frame: Int32Array.from(states, ({ frame }) => frame),
    word: Int32Array.from(states, ({ word }) => word),
  };
}

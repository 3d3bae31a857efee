import type { Alignment, Reference, Sound, TimedWord } from "../alignment.ts";
import { bestPath, distance } from "./path.ts";
import { type Pair, pairOf } from "./prepare.ts";
import { durationMs } from "./sound.ts";
import { GAP, type States, statesOf } from "./states.ts";
import { wordsOf } from "./words.ts";

/** Words spread evenly over a take that is too short for its text. */
function spread(words: readonly TimedWord[], totalMs: number): TimedWord[] {
  const each = totalMs / Math.max(1, words.length);
  return words.map(({ start, end }, i) => ({ start, end, fromMs: i * each, toMs: (i + 1) * each }));
}

/** The mean distance of a path's frames that belong to words. */
function costOf({ take, reference }: Pair, { frame }: States, path: Int32Array): number {
  let [sum, count] = [0, 0];
  for (const [t, state] of path.entries()) {
    const at = frame[state] as number;
    if (at === GAP) continue;
    sum += distance(take, t, reference, at);
    count++;
  }
  return sum / Math.max(1, count);
}

/** The times of a reference's words in a take, and how well they fit. */
export function alignSound(take: Sound, reference: Reference): Alignment {
  const pair = pairOf(take, reference);
  const { activity, hopMs } = pair.reference;
  const states = statesOf(reference.words, activity.spoken, hopMs);
  // A path skips two states at most.
  if (take.pcm.length === 0 || 3 * pair.take.frames <= states.frame.length + 3)
    return { words: spread(reference.words, durationMs(take)), match: 0, otherWords: false };
  const path = bestPath({
    take: pair.take,
    spoken: pair.take.activity.spoken,
    reference: pair.reference,
    states,
  });
  const cost = costOf(pair, states, path);
  return {
    words: wordsOf(reference.words, states, path, pair.take.hopMs),
    match: 1 / (1 + Math.exp((cost - 1.25) / 0.05)),
    otherWords: false,
  };
}

import type { Alignment, Reference, Sound, TimedWord } from "../alignment.ts";
import { evidenceOf } from "./evidence.ts";
import { findPath, type Script } from "./find-path.ts";
import { judge } from "./judge.ts";
import { highestOf, pairOf } from "./prepare.ts";
import { durationMs, samplesOf } from "./sound.ts";
import { statesOf } from "./states.ts";
import { spansOf, timesOf } from "./words.ts";

/** Words spread evenly over a take that is too short for its text. */
function spread(words: readonly TimedWord[], totalMs: number): TimedWord[] {
  const each = totalMs / Math.max(1, words.length);
  return words.map(({ start, end }, i) => ({ start, end, fromMs: i * each, toMs: (i + 1) * each }));
}

/** The times of a reference's words in a take, and whether they are the words that were read. */
export function alignSound(take: Sound, reference: Reference): Alignment {
  const pair = pairOf(
    samplesOf(take),
    samplesOf(reference),
    highestOf([take.sampleRate, reference.sampleRate]),
  );
  const { words } = reference;
  const script: Script = { words, lines: [0] };
  const states = statesOf(words, pair.reference.activity.spoken, pair.reference.hopMs);
  // A path skips two states at most.
  if (take.pcm.length === 0 || 3 * pair.take.frames <= states.frame.length + 3)
    return { words: spread(words, durationMs(take)), match: 0, otherWords: false };
  const found = findPath(pair, script);
  return {
    words: timesOf(words, spansOf(found, words.length), pair.take.hopMs),
    ...judge(evidenceOf(pair, found), { words: words.length, stretch: pair.stretch }),
  };
}

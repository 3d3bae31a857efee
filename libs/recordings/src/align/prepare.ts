import type { Reference, Sound } from "../alignment.ts";
import { type Features, featuresOf } from "./features.ts";
import { normalise } from "./normalise.ts";
import { levelsOf, samplesOf } from "./sound.ts";
import { type Activity, activityOf } from "./speech.ts";

export const HOP_MS = 10;
/** A reading may be twice as fast or half as fast as the reference, and more where single words are. */
const [SLOWEST, FASTEST] = [0.5, 2];

/** Features that can be compared, and where speech is in them. */
export interface Comparable extends Features {
  readonly activity: Activity;
}

/** A take and a reference, the latter in as many frames of speech as the take has. */
export interface Pair {
  readonly take: Comparable;
  readonly reference: Comparable;
  /** How much longer the take's speech lasts than the reference's. */
  readonly stretch: number;
}

function comparable(samples: Float32Array, hopMs: number, highestHz: number): Comparable {
  const features = featuresOf(samples, { hopMs, highestHz, warp: 1 });
  const activity = activityOf(features.levels);
  normalise(features, activity);
  return { ...features, activity };
}

export function pairOf(take: Sound, reference: Reference | Sound): Pair {
  // A telephone's sound has no high frequencies, so those of the reference are not compared then.
  const highestHz = Math.min(7000, 0.45 * Math.min(take.sampleRate, reference.sampleRate));
  const mine = comparable(samplesOf(take), HOP_MS, highestHz);
  const samples = samplesOf(reference);
  const frames = activityOf(levelsOf(samples, HOP_MS)).count;
  const stretch = mine.activity.count / Math.max(1, frames);
  const pace = 1 / Math.max(SLOWEST, Math.min(FASTEST, stretch));
  return { take: mine, reference: comparable(samples, HOP_MS * pace, highestHz), stretch };
}

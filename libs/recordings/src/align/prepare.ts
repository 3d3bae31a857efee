import { type Features, featuresOf } from "./features.ts";
import { normalise } from "./normalise.ts";
import { levelsOf } from "./sound.ts";
import { type Activity, activityOf } from "./speech.ts";

const HOP_MS = 10;
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

/** The highest frequency that sounds of these rates all have: a telephone's has none above 4 kHz. */
export const highestOf = (rates: readonly number[]): number => Math.min(7000, 0.45 * Math.min(...rates));

/** Makes samples at `RATE` comparable. The stretch is measured when it is left out. */
export function pairOf(take: Float32Array, reference: Float32Array, highestHz: number, known?: number): Pair {
  const mine = comparable(take, HOP_MS, highestHz);
  const frames = activityOf(levelsOf(reference, HOP_MS)).count;
  const stretch = known ?? mine.activity.count / Math.max(1, frames);
  const pace = 1 / Math.max(SLOWEST, Math.min(FASTEST, stretch));
  return { take: mine, reference: comparable(reference, HOP_MS * pace, highestHz), stretch };
}

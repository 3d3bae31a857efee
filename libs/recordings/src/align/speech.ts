/** Speech is this much above the noise, as a share of the way to the loudest speech. */
const SHARE = 0.35;
const LEAST_RANGE_DB = 12;
const SILENT_DB = -65;

/** Where speech is louder than what is around it. */
export interface Activity {
  /** 1 for a frame with speech. */
  readonly spoken: Uint8Array;
  /** How many frames hold speech. */
  readonly count: number;
  /** The level in dB from which a frame counts as speech. */
  readonly threshold: number;
  /** The level in dB of loud speech. */
  readonly loud: number;
}

const quantile = (sorted: Float32Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? SILENT_DB;

/** Tells speech from what is between, by the levels of the frames alone. */
export function activityOf(levels: Float32Array): Activity {
  const sorted = levels.toSorted();
  const loud = Math.max(SILENT_DB, quantile(sorted, 0.95));
  const noise = Math.max(SILENT_DB, loud - 60, Math.min(quantile(sorted, 0.05), loud - LEAST_RANGE_DB));
  const threshold = noise + SHARE * (loud - noise);
  const spoken = new Uint8Array(levels.length);
  let count = 0;
  for (let i = 0; i < levels.length; i++) {
    if ((levels[i] as number) < threshold) continue;
    spoken[i] = 1;
    count++;
  }
  return { spoken, count, threshold, loud };
}

export const FRAME_MS = 10;
const SILENCE_DB = -100;

export const toDb = (power: number): number => Math.max(SILENCE_DB, 10 * Math.log10(power || 1e-12));

/** The level of each 10 ms in dBFS, at least -100. */
export function frameLevels(samples: Float32Array, rate: number): Float64Array {
  const length = Math.round((rate * FRAME_MS) / 1000);
  const levels = new Float64Array(Math.ceil(samples.length / length));
  for (let frame = 0; frame < levels.length; frame++) {
    const end = Math.min(samples.length, (frame + 1) * length);
    let sum = 0;
    for (let i = frame * length; i < end; i++) sum += (samples[i] as number) ** 2;
    levels[frame] = toDb(sum / (end - frame * length));
  }
  return levels;
}

/** The value below which this share of the values is. */
export const quantile = (values: Float64Array, share: number): number => {
  const sorted = values.toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? SILENCE_DB;
};

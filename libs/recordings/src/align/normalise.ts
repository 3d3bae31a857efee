import { DIMENSIONS, type Features } from "./features.ts";
import type { Activity } from "./speech.ts";

const BASE = DIMENSIONS / 2;
const LEVEL = BASE - 1;
/** Quieter than this below loud speech makes no difference: there only the rooms differ. */
const QUIETEST_DB = -35;
const LEVEL_UNIT_DB = 12;
const HIGHEST = 4;

/**
 * The weight of each cepstrum, and of the level; falling, since higher ones tell voices apart rather than sounds. With
 * twelve of the same weight, a right line by a man was often as far from a woman's as a wrong one.
 */
const WEIGHTS = [1.5, 1.5, 1.3, 1, 0.7, 0.4, 0.2, 0.1, 1.5];
/** Slopes count a little more. */
const SLOPES = 1.2;
const SUM = (1 + SLOPES) * WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/**
 * Takes out, in place, what voices, microphones and rooms differ in: each number gets the mean 0 and the same deviation
 * over the frames with speech, by its weight.
 */
export function normalise({ frames, rows, levels }: Features, { spoken, loud }: Activity): void {
  for (let d = 0; d < DIMENSIONS; d++) {
    const weight = (WEIGHTS[d % BASE] as number) * (d < BASE ? 1 : SLOPES);
    const scale = Math.sqrt(weight / SUM);
    if (d === LEVEL) {
      for (let i = 0; i < frames; i++) {
        const level = Math.max(QUIETEST_DB, (levels[i] as number) - loud);
        rows[i * DIMENSIONS + d] = (scale * level) / LEVEL_UNIT_DB;
      }
      continue;
    }
    const { mean, deviation } = momentsOf(rows, d, spoken);
    for (let i = 0; i < frames; i++) {
      const at = i * DIMENSIONS + d;
      const away = ((rows[at] as number) - mean) / deviation;
      rows[at] = scale * Math.max(-HIGHEST, Math.min(HIGHEST, away));
    }
  }
}

/** The mean and the deviation of one number over the frames with speech. */
function momentsOf(rows: Float32Array, d: number, spoken: Uint8Array): { mean: number; deviation: number } {
  let [count, sum, squares] = [0, 0, 0];
  for (let i = 0; i < spoken.length; i++) {
    if (!spoken[i]) continue;
    const value = rows[i * DIMENSIONS + d] as number;
    count++;
    sum += value;
    squares += value * value;
  }
  const mean = sum / Math.max(1, count);
  return { mean, deviation: Math.sqrt(Math.max(1e-6, squares / Math.max(1, count) - mean * mean)) };
}

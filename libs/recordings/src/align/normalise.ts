import { DIMENSIONS, type Features } from "./features.ts";
import type { Activity } from "./speech.ts";

const LEVEL = 12;
const SCALE = 1 / Math.sqrt(DIMENSIONS);
/** Quieter than this below loud speech makes no difference: there only the rooms differ. */
const QUIETEST_DB = -35;
const LEVEL_UNIT_DB = 12;

/**
 * Takes out, in place, what voices, microphones and rooms differ in: each number gets the mean 0 and the deviation 1
 * over the frames with speech.
 */
export function normalise({ frames, rows, levels }: Features, { spoken, loud }: Activity): void {
  for (let i = 0; i < frames; i++) {
    const level = Math.max(QUIETEST_DB, (levels[i] as number) - loud);
    rows[i * DIMENSIONS + LEVEL] = level * (SCALE / LEVEL_UNIT_DB);
  }
  for (let d = 0; d < DIMENSIONS; d++) {
    if (d === LEVEL) continue;
    let [count, sum, squares] = [0, 0, 0];
    for (let i = 0; i < frames; i++) {
      if (!spoken[i]) continue;
      const value = rows[i * DIMENSIONS + d] as number;
      count++;
      sum += value;
      squares += value * value;
    }
    const mean = sum / Math.max(1, count);
    const deviation = Math.sqrt(Math.max(1e-6, squares / Math.max(1, count) - mean * mean));
    for (let i = 0; i < frames; i++) {
      const at = i * DIMENSIONS + d;
      rows[at] = SCALE * Math.max(-4, Math.min(4, ((rows[at] as number) - mean) / deviation));
    }
  }
}

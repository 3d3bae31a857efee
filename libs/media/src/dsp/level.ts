import { limit } from "./limit.ts";
import { loudness } from "./loudness.ts";

const QUIETEST_LUFS = -60;
const MOST_GAIN_DB = 24;

const amplify = (samples: Float32Array, gainDb: number): void => {
  const gain = 10 ** (gainDb / 20);
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) * gain;
};

/**
 * Brings samples, in place, to an integrated loudness, with no sample over `ceilingDb` (dBFS). Near silence (below -60
 * LUFS) stays unchanged, and nothing is raised by more than 24 dB.
 */
export function level(
  samples: Float32Array,
  rate: number,
  { targetLufs, ceilingDb }: { targetLufs: number; ceilingDb: number },
): void {
  const ceiling = 10 ** (ceilingDb / 20);
  const measured = loudness(samples, rate);
  if (measured > QUIETEST_LUFS) amplify(samples, Math.min(MOST_GAIN_DB, targetLufs - measured));
  limit(samples, rate, ceiling);
  if (measured <= targetLufs - MOST_GAIN_DB) return;
  // Limiting reduces the loudness, so raise it again; each pass reduces it less.
  for (let pass = 0; pass < 3; pass++) {
    const missing = targetLufs - loudness(samples, rate);
    if (missing < 0.2) return;
    amplify(samples, missing);
    limit(samples, rate, ceiling);
  }
}

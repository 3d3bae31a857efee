import { FRAME_MS, quantile } from "./frames.ts";

export interface Speech {
  readonly fromMs: number;
  readonly toMs: number;
  /** In dBFS: what is quietest, and what is loudest in the speech. */
  readonly noise: number;
  readonly level: number;
  /** The level above which a frame counts as speech. */
  readonly threshold: number;
}

/** Quieter than this nobody speaks into a phone. */
const SILENT_DB = -58;
/** How far speech is above the noise, and how far below its own peaks its soft ends may be. */
const ABOVE_NOISE_DB = 8;
const BELOW_LEVEL_DB = 38;
/** A click is shorter than any word: so many frames of so many must be loud. */
const LOUD_FRAMES = 4;
const OF_FRAMES = 6;
const SHORTEST_FRAMES = 8;
const RELEASE_FRAMES = 18;

/** Where speech begins and ends, by the level of each 10 ms; null when there is none. */
export function findSpeech(levels: Float64Array): Speech | null {
  const noise = quantile(levels, 0.08);
  const level = quantile(levels, 0.95);
  if (level < SILENT_DB) return null;
  // A take without any pause has no noise to be measured: then its own level decides.
  const threshold = Math.max(
    SILENT_DB - 6,
    level - BELOW_LEVEL_DB,
    Math.min(noise + ABOVE_NOISE_DB, level - 12),
  );
  const loud = Array.from(levels, (each) => each > threshold);
  const isSpeech = (from: number): boolean => {
    let count = 0;
    for (let i = from; i < from + OF_FRAMES; i++) if (loud[i]) count++;
    return count >= LOUD_FRAMES && loud[from] === true;
  };
  const isSpeechBackwards = (to: number): boolean => {
    let count = 0;
    for (let i = to; i > to - OF_FRAMES; i--) if (loud[i]) count++;
    return count >= LOUD_FRAMES && loud[to] === true;
  };
  const first = loud.findIndex((_, at) => isSpeech(at));
  const closing = loud.findLastIndex((_, at) => isSpeechBackwards(at));
  if (first < 0 || closing - first + 1 < SHORTEST_FRAMES) return null;
  const last = withRelease(loud, closing);
  return { fromMs: first * FRAME_MS, toMs: (last + 1) * FRAME_MS, noise, level, threshold };
}

/** A "p" or "t" at the end is released after a short silence, in a burst that is as short as a click. */
function withRelease(loud: readonly boolean[], closing: number): number {
  const release = loud.slice(closing + 1, closing + 1 + RELEASE_FRAMES).lastIndexOf(true);
  return closing + 1 + release;
}

import { resampledLength } from "../dsp/resample.ts";

/** The rate of a mastered audiobook in Hz. */
export const BOOK_RATE = 24_000;

/** How long a segment's audio is, and the pause after it. */
export interface SegmentLength {
  samples: number;
  sampleRate: number;
  pauseAfterMs: number;
}

/** The samples of a pause in a mastered audiobook. */
export const pauseLength = (ms: number): number => Math.round((ms * BOOK_RATE) / 1000);

/**
 * Where each segment's audio begins and ends in the mastered audiobook, and how long that is with every pause: in ms,
 * exact to the sample (so not whole numbers), with resampling's rounding counted.
 */
export function timeline(segments: Iterable<SegmentLength>): {
  segments: { startMs: number; endMs: number }[];
  totalMs: number;
} {
  const toMs = (samples: number): number => (samples * 1000) / BOOK_RATE;
  let at = 0;
  const placed = Array.from(segments, ({ samples, sampleRate, pauseAfterMs }) => {
    const start = at;
    const end = start + resampledLength(samples, sampleRate, BOOK_RATE);
    at = end + pauseLength(pauseAfterMs);
    return { startMs: toMs(start), endMs: toMs(end) };
  });
  return { segments: placed, totalMs: toMs(at) };
}

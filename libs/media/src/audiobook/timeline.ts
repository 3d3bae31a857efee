import { resampledLength } from "../dsp/resample.ts";

/** The rate of a mastered audiobook in Hz. */
export const BOOK_RATE = 24_000;

/** The length of a segment's audio, and the pause after it. */
export interface SegmentLength {
  samples: number;
  sampleRate: number;
  pauseAfterMs: number;
}

/** The number of samples of a pause in a mastered audiobook. */
export const pauseLength = (ms: number): number => Math.round((ms * BOOK_RATE) / 1000);

/**
 * The start and end of each segment's audio in the mastered audiobook, and the book's length with all pauses. Times are
 * in ms and exact to the sample (so not whole numbers), including the rounding by resampling.
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

import { SIZE } from "./fourier.ts";

/** Samples a second. */
export const SAMPLE_RATE = 24_000;
/** Samples from one frame to the next: 12.5 ms. */
export const HOP = 300;
/** Frequencies of a frame's spectrum, 20 Hz apart. */
export const BINS = SIZE / 2 + 1;

/** The window of each frame (Hann, periodic), before the transform and again after it. */
const WINDOW = Float64Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE));

/** Four windows overlap at each sample. Their squares add up to this, save at the ends. */
const OVERLAP = 1.5;

/** Takes the windowed frame out of the samples, mirrored at both ends, so that a tone of amplitude 1 has a peak of 1. */
export function readFrame(samples: Float32Array, frame: number, into: Float64Array): void {
  const from = frame * HOP - SIZE / 2;
  const last = samples.length - 1;
  for (let i = 0; i < SIZE; i++) {
    let at = Math.abs(from + i);
    if (at > last) at = 2 * last - at;
    into[i] = ((samples[at] as number) * (WINDOW[i] as number)) / (SIZE / 4);
  }
}

/** Adds a windowed frame to the samples. */
export function addFrame(samples: Float32Array, frame: number, wave: Float64Array): void {
  const from = frame * HOP - SIZE / 2;
  const [first, end] = [Math.max(0, -from), Math.min(SIZE, samples.length - from)];
  for (let i = first; i < end; i++) {
    const at = from + i;
    samples[at] = (samples[at] as number) + ((wave[i] as number) * (WINDOW[i] as number)) / (SIZE * OVERLAP);
  }
}

/** Raises the ends, where fewer than four windows overlap, to the level of the rest. */
export function levelEnds(samples: Float32Array): void {
  const frames = samples.length / HOP;
  const squares = (at: number): number => {
    let sum = 0;
    const first = Math.max(0, Math.floor((at - SIZE / 2) / HOP) + 1);
    for (let frame = first; frame < frames && frame * HOP <= at + SIZE / 2; frame++) {
      sum += (WINDOW[at - frame * HOP + SIZE / 2] ?? 0) ** 2;
    }
    return sum;
  };
  const level = (at: number): void => {
    samples[at] = ((samples[at] as number) * OVERLAP) / Math.max(1e-11, squares(at));
  };
  for (let at = 0; at < Math.min(SIZE, samples.length); at++) level(at);
  for (let at = Math.max(SIZE, samples.length - SIZE); at < samples.length; at++) level(at);
}

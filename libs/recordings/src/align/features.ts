import { spectrometer } from "./fourier.ts";
import { melFilters } from "./mel.ts";
import { levelsOf, RATE } from "./sound.ts";

const SIZE = 512;
const WINDOW = 400;
/** Higher ones tell voices apart rather than sounds. */
const CEPSTRA = 8;
const FILTERS = 26;
const REACH = 2;
/** Cepstra and energy, each with its slope. */
export const DIMENSIONS = 2 * (CEPSTRA + 1);

/** What is compared of a sound: one row of numbers for each frame. */
export interface Features {
  readonly frames: number;
  /** The time from one frame to the next, in ms. Frame i is centred on (i + 0.5) * hopMs. */
  readonly hopMs: number;
  /** `DIMENSIONS` numbers for each frame. */
  readonly rows: Float32Array;
  /** The level of each frame in dB. */
  readonly levels: Float32Array;
}

export interface Measure {
  readonly hopMs: number;
  readonly highestHz: number;
  readonly warp: number;
}

/** MFCC, level and their slopes of samples at `RATE`; not yet normalised. */
export function featuresOf(samples: Float32Array, { hopMs, highestHz, warp }: Measure): Features {
  const hop = (hopMs * RATE) / 1000;
  const frames = Math.max(1, Math.floor(samples.length / hop));
  const filters = melFilters({ lowestHz: 100, highestHz, count: FILTERS, warp }, SIZE, RATE);
  const cosines = Array.from({ length: CEPSTRA }, (_, c) =>
    Float32Array.from({ length: FILTERS }, (_, m) => Math.cos((Math.PI * (c + 1) * (m + 0.5)) / FILTERS)),
  );
  const window = Float32Array.from(
    { length: WINDOW },
    (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (WINDOW - 1)),
  );
  const powerOf = spectrometer(SIZE);
  const [frame, power] = [new Float32Array(SIZE), new Float32Array(SIZE / 2 + 1)];
  const mels = new Float32Array(FILTERS);
  const rows = new Float32Array(frames * DIMENSIONS);
  const levels = levelsOf(samples, hopMs);
  for (let at = 0; at < frames; at++) {
    const start = Math.round((at + 0.5) * hop) - WINDOW / 2;
    for (let i = 0; i < WINDOW; i++) {
      const sample = samples[start + i] ?? 0;
      frame[i] = (sample - 0.97 * (samples[start + i - 1] ?? 0)) * (window[i] as number);
    }
    powerOf(frame, power);
    for (let m = 0; m < FILTERS; m++) {
      const { first, weights } = filters[m] as (typeof filters)[number];
      let sum = 1e-9;
      for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (power[first + i] as number);
      mels[m] = Math.log(sum);
    }
    for (let c = 0; c < CEPSTRA; c++) {
      const cosine = cosines[c] as Float32Array;
      let sum = 0;
      for (let m = 0; m < FILTERS; m++) sum += (cosine[m] as number) * (mels[m] as number);
      rows[at * DIMENSIONS + c] = sum;
    }
    rows[at * DIMENSIONS + CEPSTRA] = levels[at] as number;
  }
  addSlopes(rows, frames);
  return { frames, hopMs, rows, levels };
}

function addSlopes(rows: Float32Array, frames: number): void {
  const base = CEPSTRA + 1;
  for (let at = 0; at < frames; at++) {
    for (let d = 0; d < base; d++) {
      let [sum, norm] = [0, 0];
      for (let k = 1; k <= REACH; k++) {
        const after = rows[Math.min(frames - 1, at + k) * DIMENSIONS + d] as number;
        const before = rows[Math.max(0, at - k) * DIMENSIONS + d] as number;
        sum += k * (after - before);
        norm += 2 * k * k;
      }
      rows[at * DIMENSIONS + base + d] = sum / norm;
    }
  }
}

import { curve } from "./curve.ts";
import { SIZE, transform } from "./fourier.ts";
import { addFrame, BINS, HOP, levelEnds, readFrame } from "./frames.ts";
import type { Delivery } from "./manner.ts";
import { NORMAL, nextRandom } from "./noise.ts";
import { pulses, VOICED_HZ } from "./pulses.ts";

/**
 * The network's answer, five spectra of `BINS` rows with a column for each frame: logarithms of the gains of the
 * harmonics, of the noise and of a part with free phases, the harmonics' phase shifts, the free phases; and F0 in Hz.
 */
export interface Spectra {
  readonly harmonics: Float32Array;
  readonly shifts: Float32Array;
  readonly noise: Float32Array;
  readonly free: Float32Array;
  readonly phases: Float32Array;
  readonly f0: Float32Array;
}

const SEED = 0x1b873593;
const TURN = 2 * Math.PI;

const gain = curve(Math.exp, -25, 7);
const shiftCos = curve((x) => Math.cos(Math.PI * Math.tanh(x)), -8, 8);
const shiftSin = curve((x) => Math.sin(Math.PI * Math.tanh(x)), -8, 8);
const turnCos = curve((x) => Math.cos(TURN * x), 0, 1);
const turnSin = curve((x) => Math.sin(TURN * x), 0, 1);

/**
 * Makes the sound, at 24 kHz: S = exp(h) e^(iπ tanh θ) P + exp(n) Z + exp(r) e^(iφ) for each frame, where P is the
 * spectrum of the pulses and Z is normal noise; then the inverse transform of all frames, added where they overlap. The
 * formula is the one by which hibari's network was trained (hibari-tts 0.2.1, Apache-2.0). Two frames go through a
 * complex transform at once, one as its real and one as its imaginary part.
 */
export function synthesize(spectra: Spectra, pitch: number, delivery: Delivery): Float32Array {
  const { f0, harmonics, shifts, noise, free, phases } = spectra;
  const frames = f0.length;
  const source = pulses(f0, pitch * delivery.pitch);
  const samples = new Float32Array(frames * HOP);
  const re = new Float64Array(SIZE);
  const im = new Float64Array(SIZE);
  let random = SEED;
  let shapedRe = 0;
  let shapedIm = 0;

  /** The spectrum of a frame at a frequency, from that of its source. */
  const shape = (frame: number, bin: number, pulseRe: number, pulseIm: number): void => {
    const at = bin * frames + frame;
    let sourceRe = pulseRe;
    let sourceIm = pulseIm;
    if (delivery.breath) {
      const voiced = (f0[frame] as number) > VOICED_HZ;
      random = nextRandom(random);
      sourceRe = voiced ? (NORMAL[random & 0xffff] as number) : 0;
      sourceIm = voiced ? (NORMAL[random >>> 16] as number) : 0;
    }
    const shift = shifts[at] as number;
    const loud = gain(harmonics[at] as number) * (delivery.harmonics[bin] as number);
    const cos = loud * shiftCos(shift);
    const sin = loud * shiftSin(shift);
    const hiss = gain(noise[at] as number);
    random = nextRandom(random);
    const rest = gain(free[at] as number);
    const turns = (phases[at] as number) / TURN;
    const turn = turns - Math.floor(turns);
    shapedRe =
      sourceRe * cos - sourceIm * sin + hiss * (NORMAL[random & 0xffff] as number) + rest * turnCos(turn);
    shapedIm =
      sourceRe * sin + sourceIm * cos + hiss * (NORMAL[random >>> 16] as number) + rest * turnSin(turn);
  };

  for (let frame = 0; frame < frames; frame += 2) {
    const next = Math.min(frame + 1, frames - 1);
    readFrame(source, frame, re);
    readFrame(source, next, im);
    transform(re, im);
    for (let bin = 0; bin < BINS; bin++) {
      const mirror = bin === 0 ? 0 : SIZE - bin;
      const a = re[bin] as number;
      const b = im[bin] as number;
      const c = re[mirror] as number;
      const d = im[mirror] as number;
      shape(frame, bin, (a + c) / 2, (b - d) / 2);
      const oneRe = shapedRe;
      const oneIm = bin === mirror ? 0 : shapedIm;
      shape(next, bin, (b + d) / 2, (c - a) / 2);
      const twoIm = bin === mirror ? 0 : shapedIm;
      re[bin] = oneRe - twoIm;
      im[bin] = oneIm + shapedRe;
      re[mirror] = oneRe + twoIm;
      im[mirror] = shapedRe - oneIm;
    }
    transform(im, re);
    addFrame(samples, frame, re);
    if (next > frame) addFrame(samples, next, im);
  }
  levelEnds(samples);
  return samples;
}

import { resample, toFloat } from "@storytelling/media";
import type { Sound } from "../alignment.ts";

/** All sound is compared at this rate. */
export const RATE = 16_000;

/** A sound's samples at `RATE`. */
export const samplesOf = ({ pcm, sampleRate }: Sound): Float32Array =>
  resample(toFloat(pcm), sampleRate, RATE);

export const durationMs = ({ pcm, sampleRate }: Sound): number => (pcm.length * 1000) / sampleRate;

const WINDOW = 400;

/** The level in dB of the 25 ms around the middle of each frame. */
export function levelsOf(samples: Float32Array, hopMs: number): Float32Array {
  const hop = (hopMs * RATE) / 1000;
  const frames = Math.max(1, Math.floor(samples.length / hop));
  const levels = new Float32Array(frames);
  for (let at = 0; at < frames; at++) {
    const start = Math.round((at + 0.5) * hop) - WINDOW / 2;
    let energy = 1e-9;
    const end = Math.min(samples.length, start + WINDOW);
    for (let i = Math.max(0, start); i < end; i++) energy += (samples[i] as number) ** 2;
    levels[at] = 10 * Math.log10(energy / WINDOW);
  }
  return levels;
}

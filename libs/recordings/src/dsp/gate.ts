import type { Speech } from "./find-speech.ts";
import { FRAME_MS, frameLevels } from "./frames.ts";

/** How much quieter the pauses become: silence would sound like a fault. */
const DOWN = 10 ** (-20 / 20);
/** Soft beginnings and ends of words stay. */
const BEFORE_FRAMES = 6;
const AFTER_FRAMES = 15;

/** Turns down, in place, what is between the words. The gain changes over 10 ms, so that nothing clicks. */
export function gate(samples: Float32Array, rate: number, { threshold }: Speech): void {
  const levels = frameLevels(samples, rate);
  const open = new Uint8Array(levels.length);
  levels.forEach((level, frame) => {
    if (level > threshold) open.fill(1, Math.max(0, frame - BEFORE_FRAMES), frame + AFTER_FRAMES + 1);
  });
  const length = Math.round((rate * FRAME_MS) / 1000);
  let gain = open[0] ? 1 : DOWN;
  for (let i = 0; i < samples.length; i++) {
    const wanted = open[Math.floor(i / length)] ? 1 : DOWN;
    const step = (1 - DOWN) / length;
    gain = wanted > gain ? Math.min(wanted, gain + step) : Math.max(wanted, gain - step);
    samples[i] = (samples[i] as number) * gain;
  }
}

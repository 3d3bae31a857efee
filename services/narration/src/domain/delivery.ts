import type { Line } from "./script.ts";
import type { Settings } from "./voice.ts";

const RESTING_AROUSAL = 0.3;
const MOST = { pitch: 0.06, rate: 0.08 };
/** Settings are rounded to this step, so that a small change of a feeling needs no new audio. */
const STEP = 0.02;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const stepped = (share: number): number => Math.round(share / STEP) * STEP;
const factor = (value: number): number => Math.round(within(value, 0.5, 2) * 1000) / 1000;

/**
 * A voice's settings for one line. Excited speech is a little faster and higher, dejected speech slower and lower, by
 * at most 8 % in rate and 6 % in pitch. Narration does not vary.
 */
export function deliveryOf(line: Line, voice: Settings): Settings {
  if (line.kind !== "speech") return { pitch: factor(voice.pitch), rate: factor(voice.rate) };
  const { arousal, valence } = line.emotion;
  const stir = arousal - RESTING_AROUSAL;
  const rate = stepped(within(0.12 * stir + 0.02 * valence, -MOST.rate, MOST.rate));
  const pitch = stepped(within(0.07 * stir + 0.04 * valence, -MOST.pitch, MOST.pitch));
  return { pitch: factor(voice.pitch * (1 + pitch)), rate: factor(voice.rate * (1 + rate)) };
}

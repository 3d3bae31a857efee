import type { WordTiming } from "../word-timing.ts";
import { peak } from "./samples.ts";

const LEAD_MS = 30;
const TAIL_MS = 70;

/**
 * Cuts the silence (at least 40 dB below the peak) to 30 ms before and 70 ms after speech. It fades the cut edges and
 * shifts the words' times. So the caller sets the pauses between lines.
 */
export function trim(
  pcm: Int16Array,
  sampleRate: number,
  words: WordTiming[],
): { pcm: Int16Array; words: WordTiming[] } {
  const threshold = peak(pcm) / 100;
  const loud = (sample: number): boolean => Math.abs(sample) > threshold;
  const ms = sampleRate / 1000;
  const from = Math.max(0, pcm.findIndex(loud) - Math.round(LEAD_MS * ms));
  const to = Math.min(pcm.length, pcm.findLastIndex(loud) + 1 + Math.round(TAIL_MS * ms));
  const kept = pcm.slice(from, to);
  const fade = Math.min(Math.round(5 * ms), kept.length >> 1);
  for (let i = 0; i < fade; i++) {
    kept[i] = Math.round(((kept[i] as number) * i) / fade);
    const last = kept.length - 1 - i;
    kept[last] = Math.round(((kept[last] as number) * i) / fade);
  }
  const lengthMs = kept.length / ms;
  const move = (at: number): number => Math.max(0, Math.min(lengthMs, at - from / ms));
  return {
    pcm: kept,
    words: words.map((word) => ({ ...word, fromMs: move(word.fromMs), toMs: move(word.toMs) })),
  };
}

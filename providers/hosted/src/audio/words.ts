import type { WordTiming } from "@storytelling/media";
import type { Samples } from "./samples.ts";

/** A word of a text, by Unicode's word boundaries, in UTF-16 offsets. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

export const wordsIn = (text: string, language: string): Word[] =>
  [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));

const FRAME_MS = 10;
/** A pause inside a word is shorter than this. */
const PAUSE_MS = 120;

/**
 * Times of words that the service does not give. The voiced time is shared by the lengths of the words; pauses belong to
 * no word. This is an estimate: it may be wrong by a word where the voice is uneven.
 */
export function estimatedWords(text: string, language: string, samples: Samples): WordTiming[] {
  const words = wordsIn(text, language);
  const letters = words.reduce((sum, { start, end }) => sum + end - start, 0);
  const voiced = voicedStretches(samples);
  const total = voiced.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  let done = 0;
  return words.map(({ start, end }) => {
    const fromMs = placeOf(voiced, (done / letters) * total, false);
    done += end - start;
    return { start, end, fromMs, toMs: placeOf(voiced, (done / letters) * total, true) };
  });
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The stretches that are at most 40 dB below the peak. */
function voicedStretches({ pcm, sampleRate }: Samples): Stretch[] {
  const perFrame = Math.max(1, Math.round((sampleRate * FRAME_MS) / 1000));
  const peak = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const stretches: { fromMs: number; toMs: number }[] = [];
  for (let at = 0; at < pcm.length; at += perFrame) {
    const isLoud = pcm.subarray(at, at + perFrame).some((sample) => Math.abs(sample) > peak / 100);
    if (!isLoud) continue;
    const fromMs = (at * 1000) / sampleRate;
    const toMs = (Math.min(pcm.length, at + perFrame) * 1000) / sampleRate;
    const last = stretches.at(-1);
    if (last && fromMs - last.toMs < PAUSE_MS) last.toMs = toMs;
    else stretches.push({ fromMs, toMs });
  }
  return stretches.length > 0 ? stretches : [{ fromMs: 0, toMs: (pcm.length * 1000) / sampleRate }];
}

/** The place after so much voiced time: at a pause, its beginning for the end of a word, else its end. */
function placeOf(voiced: readonly Stretch[], ms: number, isEnd: boolean): number {
  let left = ms;
  for (const { fromMs, toMs } of voiced) {
    const length = toMs - fromMs;
    if (left < length - 1e-6 || (isEnd && left <= length + 1e-6)) return fromMs + Math.min(left, length);
    left -= length;
  }
  return voiced.at(-1)?.toMs ?? 0;
}

import { resample } from "@storytelling/media";
import { MPEGDecoder } from "mpg123-decoder";

/** Correlation needs no high frequencies, and is much faster without them. */
const RATE = 4000;

/** Mono sound at 4,000 Hz. */
export const coarse = (pcm: Float32Array | Int16Array, sampleRate: number): Float32Array =>
  resample(Float32Array.from(pcm), sampleRate, RATE);

/** An MP3 as mono sound at 4,000 Hz. */
export async function decodeMp3(file: Uint8Array): Promise<Float32Array> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate } = decoder.decode(file);
  decoder.free();
  return coarse(channelData[0] ?? new Float32Array(0), sampleRate);
}

/**
 * The largest normalised correlation of a sound with the part of a book from `fromMs` to `toMs`, -1 to 1. A sound is found
 * in itself with 1, and two different recordings of one text have less than 0.3.
 */
export function correlation(
  book: Float32Array,
  sound: Float32Array,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): number {
  const first = Math.max(0, Math.floor((fromMs * RATE) / 1000));
  const last = Math.min(book.length - sound.length, Math.ceil((toMs * RATE) / 1000));
  const own = energy(sound, 0, sound.length);
  let best = -1;
  for (let at = first; at <= last; at++) {
    let product = 0;
    for (let i = 0; i < sound.length; i++) product += (book[at + i] ?? 0) * (sound[i] ?? 0);
    best = Math.max(best, product / Math.sqrt(own * energy(book, at, sound.length) || 1));
  }
  return best;
}

function energy(samples: Float32Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += (samples[i] ?? 0) ** 2;
  return sum;
}

/** The middle of a sound without what is quiet at both ends, which may be cut off. */
export function middle(sound: Float32Array): Float32Array {
  const loud = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 10;
  const first = sound.findIndex((sample) => Math.abs(sample) > loud);
  const last = sound.findLastIndex((sample) => Math.abs(sample) > loud);
  return sound.subarray(first, Math.min(last, first + 2 * RATE));
}

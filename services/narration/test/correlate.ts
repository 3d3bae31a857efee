import { resample, toFloat } from "@storytelling/media";
import type { Prepared } from "@storytelling/recordings";

const RATE = 24_000;
/** An MP3's encoder and decoder move the sound by less than this. */
const SLACK_MS = 120;

/**
 * How alike a recording and the sound of a book at a place are: the largest normalised correlation near it, 0 to 1. Levels
 * do not matter.
 */
export function likenessAt(
  book: Pick<Prepared, "pcm" | "preparedRate">,
  recording: Int16Array,
  startMs: number,
): { at: number; likeness: number } {
  const all = toFloat(book.pcm);
  const sound = book.preparedRate === RATE ? all : resample(all, book.preparedRate, RATE);
  const voice = toFloat(recording);
  const from = Math.round(((startMs - SLACK_MS) * RATE) / 1000);
  const to = Math.round(((startMs + SLACK_MS) * RATE) / 1000);
  let best = { at: startMs, likeness: 0 };
  for (let at = Math.max(0, from); at <= to; at++) {
    const likeness = correlation(sound, voice, at);
    if (likeness > best.likeness) best = { at: (at * 1000) / RATE, likeness };
  }
  return best;
}

/** Every fourth sample is enough. */
const STEP = 4;

function correlation(sound: Float32Array, voice: Float32Array, at: number): number {
  let [product, ours, theirs] = [0, 0, 0];
  for (let i = 0; i < voice.length; i += STEP) {
    const [a, b] = [sound[at + i] ?? 0, voice[i] ?? 0];
    product += a * b;
    ours += a * a;
    theirs += b * b;
  }
  return ours * theirs === 0 ? 0 : Math.abs(product) / Math.sqrt(ours * theirs);
}

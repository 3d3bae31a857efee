import type { WordTiming } from "@storytelling/media";
import { resample, standBack, toFloat, toInt16, trim } from "@storytelling/media";
import type { Speech, SpeechRequest } from "../provider.ts";
import { silence } from "../request.ts";
import { align, type Phone } from "./align.ts";
import { pronounce, synthesize } from "./engine.ts";
import { script, type Token, tokenize } from "./tokens.ts";

const RATE = 16_000;

standBack();

/** The words' times, each from its first phone to its last. A token without a phone in the audio is left out. */
function timings(tokens: Token[], phones: Phone[]): WordTiming[] {
  const owners = align(pronounce(tokens.map((token) => token.spoken)), phones);
  return tokens.flatMap(({ start, end }, token) => {
    const first = phones[owners.indexOf(token)];
    const last = phones[owners.lastIndexOf(token)];
    return first && last ? [{ start, end, fromMs: first.from * 1000, toMs: last.to * 1000 }] : [];
  });
}

/**
 * The part of a pitch factor that is made by playing the voice faster. This also moves the formants, as a smaller head
 * does. The power of 0.35 is near the ratio between children and adults. For rms it is the whole factor, since its
 * pitch model cannot be shifted.
 */
const headSize = (base: string, pitch: number): number => (base === "rms" ? pitch : pitch ** 0.35);

/** Speaks English text; characters without an English reading are skipped. */
export default function speak({ text, base, settings }: SpeechRequest): Speech {
  const tokens = tokenize(text);
  if (tokens.length === 0) return silence(RATE);
  const playback = Math.round(160 * headSize(base, settings.pitch)) * 100;
  const size = playback / RATE;
  const raw = synthesize(script(tokens), base, settings.pitch / size, size / settings.rate);
  if (raw.phones.length === 0) return silence(RATE);
  const words = timings(tokens, raw.phones).map((word) => ({
    ...word,
    fromMs: word.fromMs / size,
    toMs: word.toMs / size,
  }));
  const pcm = toInt16(resample(toFloat(raw.pcm), (playback * raw.sampleRate) / RATE, RATE));
  return { sampleRate: RATE, ...trim(pcm, RATE, words) };
}

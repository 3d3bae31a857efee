import type { Reference } from "@storytelling/recordings";
import { spoken } from "@storytelling/spoken";
import type { OpenVoices } from "../speech.ts";

/** A text as a voice read it. */
export interface Reading extends Reference {
  readonly text: string;
}

/** A voice of the catalogue, by its id, at a pace of its own. */
export interface Reader {
  readonly voice: string;
  readonly rate: number;
}

/** Has a voice read texts, one after another. */
export async function read(
  speech: OpenVoices,
  { voice: id, rate }: Reader,
  texts: readonly string[],
): Promise<Reading[]> {
  const voice = speech.voices().find((one) => one.id === id);
  if (!voice) throw new Error(`There is no voice ${id}.`);
  const { base, language, provider, settings } = voice;
  const found: Reading[] = [];
  for (const written of texts) {
    const text = spoken(written, { language }).said;
    const request = { text, language, base, settings: { ...settings, rate: settings.rate * rate } };
    found.push({ text, ...(await speech.speak(provider, request)) });
  }
  return found;
}

/** Readings behind each other, with pauses between. */
export function inOne(readings: readonly Reading[], pauseMs: number): Reading {
  const sampleRate = readings[0]?.sampleRate ?? 16_000;
  const pause = Math.round((pauseMs * sampleRate) / 1000);
  const pcm = new Int16Array(readings.reduce((sum, one) => sum + one.pcm.length + pause, 0));
  let [at, offset] = [0, 0];
  const words = readings.flatMap((reading) => {
    pcm.set(reading.pcm, at);
    const moved = (at * 1000) / sampleRate;
    const its = reading.words.map(({ start, end, fromMs, toMs }) => ({
      start: start + offset,
      end: end + offset,
      fromMs: fromMs + moved,
      toMs: toMs + moved,
    }));
    at += reading.pcm.length + pause;
    offset += reading.text.length + 1;
    return its;
  });
  return { text: readings.map(({ text }) => text).join(" "), pcm, sampleRate, words };
}

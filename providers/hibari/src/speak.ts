import { toInt16, trim, type WordTiming } from "@storytelling/media";
import type { Sound } from "@storytelling/phonemes";
import { type Speech, silence, withoutLag } from "@storytelling/speech";
import type { Ask } from "./messages.ts";
import type { Network } from "./network.ts";
import { type Passage, passagesOf, type Vocabulary } from "./symbols.ts";
import { SAMPLE_RATE } from "./synthesis/frames.ts";
import { deliveryOf } from "./synthesis/manner.ts";
import { synthesize } from "./synthesis/synthesize.ts";

const DURATION_MS = 25;

/** The words' times in a passage's sound, each from the start of its first symbol to the end of its last. */
function timings({ owners }: Passage, durations: Float32Array, sounds: readonly Sound[]): WordTiming[] {
  const words: (WordTiming & { owner: number })[] = [];
  let ms = (durations[0] as number) * DURATION_MS;
  for (const [i, owner] of owners.entries()) {
    const fromMs = ms;
    ms += (durations[i + 1] as number) * DURATION_MS;
    const sound = sounds[owner];
    const last = words.at(-1);
    if (!sound || /^[\p{P}\p{S}]*$/u.test(sound.phonemes)) continue;
    if (last?.owner === owner) last.toMs = ms;
    else words.push({ owner, start: sound.start, end: sound.end, fromMs, toMs: ms });
  }
  return withoutLag(words.map(({ start, end, fromMs, toMs }) => ({ start, end, fromMs, toMs })));
}

/** Speaks sounds passage by passage, so that the memory for a long text is that of its longest passage. */
export async function speak(ask: Ask, network: Network, vocabulary: Vocabulary): Promise<Speech> {
  const passages = passagesOf(ask.sounds, ask.text, vocabulary);
  const parts: Int16Array[] = [];
  const words: WordTiming[] = [];
  let length = 0;
  for (const passage of passages) {
    const { spectra, durations } = await network.predict(passage.ids, ask.rate);
    const part = toInt16(synthesize(spectra, ask.pitch, deliveryOf(ask.manner)));
    const beforeMs = (length * 1000) / SAMPLE_RATE;
    for (const word of timings(passage, durations, ask.sounds)) {
      words.push({ ...word, fromMs: beforeMs + word.fromMs, toMs: beforeMs + word.toMs });
    }
    parts.push(part);
    length += part.length;
  }
  if (words.length === 0) return silence(SAMPLE_RATE);
  const pcm = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    pcm.set(part, at);
    at += part.length;
  }
  return { sampleRate: SAMPLE_RATE, ...trim(pcm, SAMPLE_RATE, words) };
}

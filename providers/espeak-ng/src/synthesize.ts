// SPDX-License-Identifier: GPL-3.0-or-later
import load from "@echogarden/espeak-ng-emscripten";
import { escapeMarkup } from "./escape.ts";
import type { Answer, Ask, Mark } from "./protocol.ts";

/**
 * Speaks one text. Each call uses a new instance of eSpeak NG: a reused instance gives other samples for the same text.
 */
export async function synthesize({ id, text, voice, pitch, wordsPerMinute }: Ask): Promise<Answer> {
  const { escaped, offsets } = escapeMarkup(text);
  const { eSpeakNGWorker } = await load();
  const espeak = new eSpeakNGWorker();
  if (espeak.set_voice(voice) !== 0) return { id, error: `eSpeak NG has no voice ${voice}.` };
  espeak.set_pitch(pitch);
  espeak.set_rate(wordsPerMinute);
  const chunks: Int16Array[] = [];
  const marks: Mark[] = [];
  espeak.synthesize(escaped, (samples, events) => {
    chunks.push(samples);
    for (const { type, text_position, audio_position } of events) {
      const offset = offsets[text_position - 1];
      if (type === "word" && offset !== undefined) marks.push({ offset, ms: audio_position });
      if (type === "end") marks.push({ offset: null, ms: audio_position });
    }
    return false;
  });
  const pcm = new Int16Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    pcm.set(chunk, at);
    at += chunk.length;
  }
  return { id, pcm, sampleRate: espeak.get_samplerate(), marks };
}

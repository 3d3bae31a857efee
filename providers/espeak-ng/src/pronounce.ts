// SPDX-License-Identifier: GPL-3.0-or-later
import load, { type Synthesizer } from "@echogarden/espeak-ng-emscripten";
import { escapeMarkup } from "./escape.ts";
import type { Answer, Phoneme, PronounceAsk } from "./protocol.ts";

// A reused instance gives other samples for the same text, but the same phonemes.
let loaded: Promise<Synthesizer> | undefined;

/** The IPA of one text, phoneme by phoneme, each with the place of its word. */
export async function pronounce({ id, text, ipa }: PronounceAsk): Promise<Answer> {
  const { escaped, offsets } = escapeMarkup(text);
  loaded ??= load().then(({ eSpeakNGWorker }) => new eSpeakNGWorker());
  const espeak = await loaded;
  if (espeak.set_voice(ipa) !== 0) return { id, error: `eSpeak NG has no voice ${ipa}.` };
  const phonemes: Phoneme[] = [];
  espeak.synthesize(escaped, (_, events) => {
    for (const { type, text_position, id: name } of events) {
      const offset = offsets[text_position - 1];
      if (type === "phoneme" && offset !== undefined && name) phonemes.push({ offset, ipa: String(name) });
    }
    return false;
  });
  // Events cut a phoneme's name after seven bytes; the text's IPA has the same phonemes in full.
  const whole = espeak
    .synthesize_ipa(escaped)
    .ipa.split(/[\s_]+/)
    .filter((name) => name !== "");
  if (whole.length !== phonemes.length) return { id, phonemes };
  return { id, phonemes: phonemes.map(({ offset }, i) => ({ offset, ipa: whole[i] ?? "" })) };
}

import type { Sound } from "@storytelling/phonemes";
import type { Phonemizer } from "@storytelling/phonemizer";
import { askTwice, createChildren, type SpeechRequest } from "@storytelling/speech";
import { baseOf, Refusal } from "@storytelling/values";
import { type Phoneme, soundsOf, withPronounced } from "./ipa.ts";

const TIMEOUT_MS = 30_000;

/** eSpeak NG's voices for the languages of Kokoro, whose Portuguese is Brazil's. */
const ESPEAK_VOICES: Readonly<Record<string, string>> = {
  es: "es",
  fr: "fr",
  hi: "hi",
  it: "it",
  pt: "pt-br",
};

/** Text to phonemes in Kokoro's symbols: English by the phonemizer, other languages by eSpeak NG in a process. */
export function createPhonemes(phonemizer: Phonemizer, espeak: URL | undefined) {
  const children = espeak
    ? createChildren<{ text: string; ipa: string }, { phonemes: Phoneme[] }>(espeak, 1, TIMEOUT_MS)
    : undefined;

  return {
    /** `british` is the accent of the voice. */
    async sounds(
      { text, language, pronounced = [] }: SpeechRequest,
      british: boolean,
      signal?: AbortSignal,
    ): Promise<Sound[]> {
      const base = baseOf(language);
      if (base === "en") return phonemizer.sounds({ text, british, pronounced }, signal);
      const voice = ESPEAK_VOICES[base];
      if (!voice || !children) {
        throw new Refusal(
          "invalid",
          "voice-language-unsupported",
          "This voice does not speak the text's language. Choose a voice of that language.",
        );
      }
      const { phonemes } = await askTwice(children, { text, ipa: voice }, signal);
      return withPronounced(soundsOf(text, base, phonemes), pronounced);
    },
    close: () => children?.close(),
  };
}

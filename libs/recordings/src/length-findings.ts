import type { TakeFinding } from "@storytelling/values";

/** Milliseconds a word takes when it is read aloud at an ordinary pace, in languages with short and with long words. */
const WORD_MS: Readonly<Record<string, number>> = {
  en: 330,
  fr: 320,
  es: 340,
  it: 360,
  de: 400,
  nl: 360,
  ar: 470,
  fi: 520,
  tr: 500,
};
const OTHER_WORD_MS = 390;

/** Nobody reads more than about twice as fast, or a third as slow; a breath is never counted as too long. */
const FASTEST = 0.45;
const SLOWEST = 3;
const WORD_LESS_MS = 150;
const PAUSE_MS = 2500;

/**
 * Whether speech is too short or too long for its text.
 *
 * @param speechMs how long the speech is, without what is before and after it
 * @param words how many words the text has
 * @param language a language tag, such as "de-AT"
 */
export function lengthFindings(speechMs: number, words: number, language: string): TakeFinding[] {
  const expected = words * (WORD_MS[language.toLowerCase().split("-", 1)[0] ?? ""] ?? OTHER_WORD_MS);
  if (speechMs < expected * FASTEST - WORD_LESS_MS) return ["too-short"];
  return speechMs > expected * SLOWEST + PAUSE_MS ? ["too-long"] : [];
}

import { detect } from "tinyld/light";
import { hasFunctionWords, WEIGHTS } from "./function-words.ts";

// A longer sample does not improve the answer, and costs a millisecond for each thousand characters.
const SAMPLE = 1000;

/** Soft hyphens, zero-width spaces and joiners: a reader does not see them. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

/** The scripts that one language uses, or that a language with its own letters is guessed in. */
const SCRIPTS: readonly (readonly [script: RegExp, language: string, others: RegExp])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja", /^ja$/],
  [/\p{Script=Hangul}/gu, "ko", /^ko$/],
  [/\p{Script=Han}/gu, "zh", /^(?:zh|ja|yue|lzh)$/],
  [/\p{Script=Cyrillic}/gu, "ru", /^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg)$/],
  [/\p{Script=Greek}/gu, "el", /^(?:el|grc)$/],
  [/\p{Script=Hebrew}/gu, "he", /^(?:he|yi)$/],
  [/\p{Script=Arabic}/gu, "ar", /^(?:ar|fa|ur|ps|ckb|ug|sd)$/],
  [/\p{Script=Devanagari}/gu, "hi", /^(?:hi|mr|ne|sa)$/],
  [/\p{Script=Bengali}/gu, "bn", /^(?:bn|as)$/],
  [/\p{Script=Thai}/gu, "th", /^th$/],
];

/** The share of function words from which on they decide: prose has 30 to 60 %, another language's under 10 %. */
const CLEAR = 0.14;
/** The same, against an expected language without a list: its relative with one may look like it. */
const VERY_CLEAR = 0.35;
/** How much more evidence another language needs than the expected one. */
const LEAN = 1.6;
/** Codes whose function words are listed under another code. */
const LISTED_AS: Readonly<Record<string, string>> = { nb: "no", nn: "no" };

/**
 * The ISO 639-1 code of the text's language, from a sample of its beginning and middle. Script and function words
 * decide. `expected` is the language that the file itself names: another one must be clearly ahead of it. Without
 * evidence the answer is `expected`, or "en".
 */
export const detectLanguage = (text: string, expected: string | null = null): string => {
  const middle = Math.floor(text.length / 2);
  const part =
    text.length <= 2 * SAMPLE ? text : `${text.slice(0, SAMPLE)} ${text.slice(middle, middle + SAMPLE)}`;
  const sample = part.replace(INVISIBLE, "").normalize("NFC");
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return expected ?? "en";
  return byScript(sample, letters, expected) ?? byFunctionWords(sample, expected);
};

const byScript = (sample: string, letters: number, expected: string | null): string | null => {
  for (const [script, language, others] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0;
    // Japanese mixes kana with Chinese characters: a tenth of kana is enough.
    const share = language === "ja" ? 0.1 : 0.5;
    if (found <= letters * share) continue;
    if (expected !== null && others.test(expected)) return expected;
    const guess = detect(sample);
    return others.test(guess) ? guess : language;
  }
  return null;
};

const byFunctionWords = (sample: string, expected: string | null): string => {
  const lean = expected === null ? "en" : (LISTED_AS[expected] ?? expected);
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = new Map<string, number>();
  for (const word of words)
    for (const [language, weight] of WEIGHTS.get(word) ?? [])
      scores.set(language, (scores.get(language) ?? 0) + weight);
  const scoreOf = (language: string): number =>
    (scores.get(language) ?? 0) * (language === lean ? LEAN : 1) + (language === lean ? 1 : 0);
  const best = [lean, ...scores.keys()].reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
  const share = (scores.get(best) ?? 0) / Math.max(1, words.length);
  if (best === lean || (expected !== null && share < (hasFunctionWords(lean) ? CLEAR : VERY_CLEAR)))
    return expected ?? best;
  if (share >= CLEAR) return best;
  // Few words of the list: a language without one, or mostly names.
  const guess = words.length >= 12 ? detect(sample) : lean;
  return guess !== "" && (!hasFunctionWords(guess) || guess === best) ? guess : lean;
};

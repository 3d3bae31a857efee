import { rule } from "../rule.ts";

const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "th",
  Ð: "Th",
  þ: "th",
  Þ: "Th",
  ı: "i",
};
/** Without their accents these are other English words. */
const KEPT = /^(?:résumé|exposé|rosé|pâté|lamé|maté|piqué|saké)s?$/i;

/**
 * A word in small letters before a space or comma: most of a story. No other rule reads it, unless it may be a Roman
 * numeral, a sound without a vowel, or "et al.".
 */
export const commonWord = rule(/(?!et\s)[a-z]{2,40}(?=[ ,;!?\n]|$)/u, ([word]) =>
  /[aeiouy]/.test(word) && /[^ivxlcdm]/.test(word) ? word : undefined,
);

/** English voices know words without accents: naïve is naive. */
export function plainWord(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word) || KEPT.test(word)) return word;
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("’", "'")
    .replace(/[^\x20-\x7e]/gu, (letter) => LETTERS[letter] ?? letter);
}

const isAlphabetic = (word: string): boolean => /^\p{L}+$/u.test(word);
const isLower = (word: string): boolean => word === word.toLowerCase() && word !== word.toUpperCase();
const isUpper = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase();

/** A word's letters by case, digits and marks: `x`, `Xx`, `XX`, `X1` (one capital), `xX` (mixed), `d`, or its signs. */
export function shape(word: string): string {
  if (isAlphabetic(word)) {
    if (isLower(word)) return "x";
    if (isUpper(word)) return word.length > 1 ? "XX" : "X1";
    return isUpper(word.charAt(0)) && isLower(word.slice(1)) ? "Xx" : "xX";
  }
  if (/^\d+$/.test(word)) return "d";
  return Array.from(word.slice(0, 4), (sign) =>
    /\d/.test(sign) ? "d" : isAlphabetic(sign) ? "x" : sign,
  ).join("");
}

/** A word as a feature, the same for all words with a hyphen, all years and all numbers. */
export function normal(word: string): string {
  if (word.includes("-") && !word.startsWith("-")) return "!HYPHEN";
  if (/^\d{4}$/.test(word)) return "!YEAR";
  return /^\d/.test(word) ? "!DIGITS" : word.toLowerCase();
}

/** Scripts, beside Latin, that the voices of a language can say. */
const SCRIPTS: Record<string, readonly string[]> = {
  ar: ["Arabic"],
  be: ["Cyrillic"],
  bg: ["Cyrillic"],
  bn: ["Bengali"],
  el: ["Greek"],
  fa: ["Arabic"],
  he: ["Hebrew"],
  hi: ["Devanagari"],
  ja: ["Han", "Hiragana", "Katakana"],
  ka: ["Georgian"],
  ko: ["Hangul", "Han"],
  mk: ["Cyrillic"],
  mr: ["Devanagari"],
  ne: ["Devanagari"],
  ru: ["Cyrillic"],
  sr: ["Cyrillic"],
  uk: ["Cyrillic"],
  ur: ["Arabic"],
  zh: ["Han"],
};
const LATIN_ONLY =
  /^(?:af|ca|cs|cy|da|de|en|eo|es|et|eu|fi|fr|ga|gl|hr|hu|id|is|it|la|lt|lv|ms|mt|nb|nl|nn|no|pl|pt|ro|sk|sl|sq|sv|sw|tr|vi)$/;

/** A pattern for letters and digits that the language's voices can say; undefined when we do not know them. */
export function sayableIn(language: string): RegExp | undefined {
  const own = SCRIPTS[language];
  if (!own && !LATIN_ONLY.test(language)) return undefined;
  const scripts = ["Latin", "Common", "Inherited", ...(own ?? [])].map((name) => `\\p{Script=${name}}`);
  return new RegExp(`^[${scripts.join("")}]$`, "u");
}

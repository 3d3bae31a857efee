import { english } from "./english/english.ts";
import { european } from "./european/european.ts";
import type { LanguageReading } from "./rule.ts";

const unchanged: LanguageReading = { words: [], numbers: [], symbols: [], plain: (word) => word };

/** The reading of a language by its code; a language that we do not know is passed on as it is. */
export const readingOf = (language: string): LanguageReading =>
  language === "en" ? english : (european[language] ?? unchanged);

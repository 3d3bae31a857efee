import { ar } from "./ar/index.ts";
import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import { es } from "./es/index.ts";
import { fr } from "./fr/index.ts";

/** The languages that messages are written in. */
export const languages = { en, de, fr, es, ar };
export type LetterLanguage = keyof typeof languages;
export const letterLanguages = Object.keys(languages) as readonly LetterLanguage[];

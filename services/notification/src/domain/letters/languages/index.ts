import { en } from "./en/index.ts";

/** The languages that messages are written in. */
export const languages = { en };
export type LetterLanguage = keyof typeof languages;
export const letterLanguages = Object.keys(languages) as readonly LetterLanguage[];

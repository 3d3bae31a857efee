import { baseOf } from "@storytelling/values";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import type { Words } from "./words.ts";

export type { Words } from "./words.ts";

const words: Readonly<Record<string, Words>> = { en, de, fr, es, ar };
export const pageLanguages = Object.keys(words);

/** The words of a language; English for one that we do not have. */
export const wordsIn = (language: string): Words =>
  Object.hasOwn(words, baseOf(language)) ? (words[baseOf(language)] ?? en) : en;

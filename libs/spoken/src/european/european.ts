import type { LanguageReading } from "../rule.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { italian } from "./italian.ts";
import { portuguese } from "./portuguese.ts";
import { readingIn } from "./rules.ts";
import { spanish } from "./spanish.ts";

/** The readings of the other languages that we know, by code. */
export const european: Readonly<Record<string, LanguageReading>> = {
  de: readingIn(german),
  es: readingIn(spanish),
  fr: readingIn(french),
  it: readingIn(italian),
  pt: readingIn(portuguese),
};

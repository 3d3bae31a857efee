export type { EnglishData, Entry, LexiconData, TaggerData } from "./data.ts";
export { createEnglish, type English, type SoundsOptions, type Spell } from "./english.ts";
export type { Given } from "./given.ts";
export { type KokoroPhonemes, kokoroPhonemes } from "./ipa/kokoro-phonemes.ts";
export type { Sound } from "./sound.ts";
export type { Tagged, WordClass } from "./tags/word-class.ts";

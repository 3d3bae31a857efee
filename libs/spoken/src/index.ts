export { spoken } from "./spoken.ts";
export type { LexiconEntry, Options, Piece, Problem, Pronounced, Spoken, Tagged } from "./types.ts";
export { type TimedWord, writtenWords } from "./written-words.ts";

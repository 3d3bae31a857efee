/** A stretch of the written text (UTF-16 offsets, end exclusive) and what is said for it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The part of `said` that this piece makes; empty for a silent piece. */
  readonly said: string;
  readonly silent?: true;
}

/** Characters that no voice of the language can say, with their place in the written text. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  /** `script`: letters of another script. `emoji`. `symbol`: no reading is known. `damaged`: half a character. */
  readonly reason: "script" | "emoji" | "symbol" | "damaged";
}

/** A stretch of `said` (UTF-16 offsets, end exclusive) whose sounds an entry of the lexicon gives in IPA. */
export interface Pronounced {
  readonly start: number;
  readonly end: number;
  readonly ipa: string;
}

/** The spoken form of a text. The pieces cover the text in order; their `said`, joined, is `said`. */
export interface Spoken {
  readonly said: string;
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
  /** In order, without overlaps. A voice that takes no phonemes says the words there. */
  readonly pronounced: readonly Pronounced[];
  /** How many stretches of the text an entry of the lexicon reads. */
  readonly looked: number;
}

/**
 * How a word or phrase is to be said: by a respelling, by IPA, or both. A voice that takes no IPA says the respelling,
 * or else the words as they are written. It also matches other cases, unless `exactCase` is set.
 */
export interface LexiconEntry {
  readonly written: string;
  readonly said?: string;
  readonly ipa?: string;
  readonly exactCase?: boolean;
  /** Then it is for one word, and read only where the word's tag is this one. */
  readonly partOfSpeech?: string;
}

/** The part of speech of a word, with its place in the written text (UTF-16 offsets, end exclusive). */
export interface Tagged {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** `language` is a BCP 47 tag: `en` is read as an American does, `en-GB` as a British person. */
export interface Options {
  readonly language: string;
  readonly lexicon?: readonly LexiconEntry[];
  /** Whether emoji are named, in languages whose names we have, or left out as problems. `skip` by default. */
  readonly emoji?: "skip" | "name";
  /** In order. Without them, entries for a part of speech are not used. */
  readonly tags?: readonly Tagged[];
}

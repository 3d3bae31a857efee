/**
 * A word or a punctuation mark of a text (UTF-16 offsets, end exclusive) with its phonemes in Kokoro's symbols: IPA
 * with `A`, `I`, `O`, `Q`, `W`, `Y` for diphthongs, and `ˈ`, `ˌ` before stressed vowels. A mark's phonemes are the
 * mark. Empty when it is silent.
 */
export interface Sound {
  readonly start: number;
  readonly end: number;
  readonly phonemes: string;
  /** Whether white space follows it. */
  readonly spaced: boolean;
  /** Set for a word that no lexicon knows, whose phonemes are guessed. */
  readonly guessed?: true;
  /** The characters of the text, or of an IPA that was given for it, that these phonemes leave out. */
  readonly unsaid?: string;
}

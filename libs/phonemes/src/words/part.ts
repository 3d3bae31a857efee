/** Sounds that were decided before any look-up: a mark, or a pronunciation that was given. */
export interface Decided {
  readonly phonemes: string;
  readonly unsaid?: string;
}

/** A part of a token: letters, digits, or one mark. "Mc" and "Donald" are two. UTF-16 offsets, end exclusive. */
export interface Part {
  readonly text: string;
  /** The part of speech of its token. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  readonly spaced: boolean;
  readonly decided?: Decided;
}

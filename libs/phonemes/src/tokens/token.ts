/** A token as the tagger knows it: "don't" is two, and so is "Anna's". UTF-16 offsets, end exclusive. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space follows it. */
  readonly spaced: boolean;
}

/** What is said after a word. It decides the weak forms: "the end", "the beginning". */
export interface Next {
  readonly sound: "vowel" | "consonant" | "pause";
  /** Whether the next word is "to": "used to". */
  readonly to: boolean;
}

/** A word's phonemes before what comes next. */
export type Reading = (next: Next) => string;

export const AT_THE_END: Next = { sound: "pause", to: false };

export const always =
  (phonemes: string): Reading =>
  () =>
    phonemes;

/** What a word is in its sentence. `past` are past tenses and participles: "read" as in "had read". */
export type WordClass = "noun" | "name" | "verb" | "past" | "adjective" | "adverb" | "other";

/** A token of a text (UTF-16 offsets, end exclusive); "don't" and "Anna's" are two each. */
export interface Tagged {
  readonly start: number;
  readonly end: number;
  readonly tag: WordClass;
}

const CLASSES: readonly (readonly [RegExp, WordClass])[] = [
  [/^NNPS?$/, "name"],
  [/^NNS?$/, "noun"],
  [/^VB[DN]$/, "past"],
  [/^(?:VB|MD)/, "verb"],
  [/^JJ/, "adjective"],
  [/^RB/, "adverb"],
];

/** The class of a tag of the Penn Treebank. */
export const wordClass = (tag: string): WordClass => CLASSES.find(([form]) => form.test(tag))?.[1] ?? "other";

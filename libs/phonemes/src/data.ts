/** A word's phonemes, or one for each part of speech; `None` stands for the end of a clause. Null: spelled out. */
export type Entry = string | { readonly [tag: string]: string | null };

/** The words of an accent. `gold` was checked by people and comes first; `silver` was not. */
export interface LexiconData {
  readonly gold: { readonly [word: string]: Entry };
  readonly silver: { readonly [word: string]: Entry };
}

/** An averaged perceptron: a weight for each pair of a feature and a tag of the Penn Treebank. */
export interface TaggerData {
  /** In ascending order. */
  readonly tags: readonly string[];
  /** Words that have one tag in nearly all texts. */
  readonly tagdict: { readonly [word: string]: string };
  /** Words that are features themselves; the others are features by their shape. */
  readonly vocab: readonly string[];
  readonly weights: { readonly [feature: string]: { readonly [tag: string]: number } };
}

export interface EnglishData {
  /** Called once for each accent, when it is needed. */
  readonly lexicon: (british: boolean) => LexiconData;
  readonly tagger: TaggerData;
  /** Strings that are split in their own way ("don't"), or not at all ("Mr."). Their tokens, joined, are the key. */
  readonly exceptions: { readonly [text: string]: readonly string[] };
}

declare module "vader-sentiment/src/vader_lexicon.js" {
  /** Valence of words, -4 to 4. */
  export const lexicon: Readonly<Record<string, number>>;
}

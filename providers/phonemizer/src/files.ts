/** The files of both accents, by their names in the models' folder. */
export const sharedFiles = {
  tagger: "english/tagger.json.gz",
  exceptions: "english/tokenizer_exceptions.json",
};

/** The lexicons of an accent, and its network for unknown words with the letters and phonemes that it knows. */
export const accentFiles = (british: boolean) => ({
  gold: `english/lexicon_${british ? "gb" : "us"}_gold.json.gz`,
  silver: `english/lexicon_${british ? "gb" : "us"}_silver.json.gz`,
  network: `english/oov${british ? "_gb" : ""}.onnx`,
  alphabet: `english/oov${british ? "_gb" : ""}.json`,
});

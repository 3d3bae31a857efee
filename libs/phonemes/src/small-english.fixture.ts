import type { EnglishData } from "./data.ts";

/** A few words with their tags, for tests of the rules without the models' folder. */
const dominant = {
  a: "DT",
  the: "DT",
  end: "NN",
  cat: "NN",
  to: "TO",
  ".": ".",
  ",": ",",
  "'s": "POS",
  ice: "NN",
  cream: "NN",
};

export const smallEnglish: EnglishData = {
  tagger: { tags: ["CD", "NN", "NNP"], tagdict: dominant, vocab: [], weights: { b: { NN: 1 } } },
  exceptions: { "cat's-eye.": ["cat's-eye."], "Mr.": ["Mr."] },
  lexicon: () => ({
    gold: {
      a: "A",
      cat: "kˈæt",
      cream: "kɹˈim",
      end: "ˈɛnd",
      ice: "ˈIs",
      five: "fˈIv",
      Mr: "mˈɪstəɹ",
      the: "ðə",
      to: "tu",
      "cat's-eye": "kˈætsˌI",
    },
    silver: { cat: "wrong", wardrobe: "wˈɔɹdɹˌOb" },
  }),
};

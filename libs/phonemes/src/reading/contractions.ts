import { addEd, addS } from "./endings.ts";

/** Adds a contraction's sound to the phonemes of the word before it. */
type Contract = (stem: string, british: boolean) => string;

const endsWithVowel = (stem: string): boolean => /[AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻː]$/u.test(stem);

const CONTRACTIONS: ReadonlyMap<string, Contract> = new Map([
  ["s", (stem, british) => addS(stem, british) ?? stem],
  ["d", (stem, british) => addEd(stem, british) ?? stem],
  ["ll", (stem, british) => stem + (endsWithVowel(stem) ? "l" : british ? "ᵊl" : "əl")],
  ["ve", (stem) => stem + (endsWithVowel(stem) ? "v" : "əv")],
  ["re", (stem, british) => stem + (british ? "ə" : "əɹ")],
  ["m", (stem) => `${stem}m`],
  // The plural possessive: "the Bagginses'".
  ["", (stem) => stem],
] satisfies [string, Contract][]);

const ENDING = /(?<=[\p{L}\p{M}]{2})'(s|d|ll|ve|re|m)?$/iu;

/** A word without its contraction, and how that is said. */
export function withoutContraction(text: string): { stem: string; contract: Contract } {
  const found = ENDING.exec(text);
  const contract = found && CONTRACTIONS.get((found[1] ?? "").toLowerCase());
  return contract ? { stem: text.slice(0, found.index), contract } : { stem: text, contract: (stem) => stem };
}

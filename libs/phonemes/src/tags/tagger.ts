import type { TaggerData } from "../data.ts";
import { normal, shape } from "./shape.ts";
import { packWeights } from "./weights.ts";

/** The part of speech of each word, as a tag of the Penn Treebank. */
export type Tagger = (words: readonly string[]) => string[];

/** The word itself, its neighbours (`known` has two more at each end) and the tags before it. */
function features(
  words: readonly string[],
  at: number,
  known: readonly string[],
  before: string,
  second: string,
) {
  const word = words[at] ?? "";
  const near = (distance: number): string => known[at + 2 + distance] ?? "";
  return [
    "b",
    `s3=${word.slice(-3)}`,
    `p1=${word.charAt(0)}`,
    `w=${near(0)}`,
    `sh=${shape(word)}`,
    at === 0 ? "i0" : "i+",
    `t-1=${before}`,
    `t-2=${second}`,
    `t-12=${before},${second}`,
    `w-1=${near(-1)}`,
    `s3-1=${near(-1).slice(-3)}`,
    `w-2=${near(-2)}`,
    `w+1=${near(1)}`,
    `s3+1=${near(1).slice(-3)}`,
    `w+2=${near(2)}`,
  ];
}

/**
 * An averaged perceptron tagger that goes from left to right (Collins 2002; the features are those that hibari's model
 * was trained with). Words with one dominant tag are looked up.
 */
export function createTagger(data: TaggerData): Tagger {
  const weights = packWeights(data);
  const dominant = new Map(Object.entries(data.tagdict));
  const vocabulary = new Set(data.vocab);

  function best(found: readonly string[]): string {
    const scores = new Float64Array(data.tags.length);
    for (const feature of found) weights.add(feature, scores);
    let chosen = 0;
    // Of two tags with the same score the later one was chosen in training.
    for (let tag = 1; tag < scores.length; tag += 1)
      if ((scores[tag] ?? 0) >= (scores[chosen] ?? 0)) chosen = tag;
    return data.tags[chosen] ?? "NN";
  }

  return (words) => {
    const known = words.map((word) => {
      const form = normal(word);
      return vocabulary.has(form) ? form : `<${shape(word)}>`;
    });
    const around = ["-START2-", "-START-", ...known, "-END-", "-END2-"];
    const tags: string[] = [];
    for (const [at, word] of words.entries()) {
      const before = tags[at - 1] ?? "-START-";
      const second = tags[at - 2] ?? (at === 1 ? "-START-" : "-START2-");
      tags.push(dominant.get(word) ?? best(features(words, at, around, before, second)));
    }
    return tags;
  };
}

import type { Line, Sentence, Span } from "../analysis.ts";
import type { Doc } from "../text/document.ts";
import type { Word } from "../text/words.ts";
import { feel, round } from "./feel.ts";

/** The words of each span; spans are in order and do not overlap. */
const wordsOf = (words: readonly Word[], spans: readonly Span[]): Word[][] => {
  let at = 0;
  return spans.map(({ start, end }) => {
    while ((words[at]?.start ?? Infinity) < start) at++;
    const from = at;
    while ((words[at]?.start ?? Infinity) < end) at++;
    return words.slice(from, at);
  });
};

const LINGER = 0.82;
const OWN = 0.45;

/**
 * Smooths a series: each value keeps a part of itself and takes the rest from its neighbours, most from the nearest.
 */
const linger = (series: readonly number[]): number[] => {
  const fade = (values: readonly number[]): number[] => {
    let mood = values[0] ?? 0;
    return values.map((value) => {
      const before = mood;
      mood = LINGER * mood + (1 - LINGER) * value;
      return before;
    });
  };
  const before = fade(series);
  const after = fade(series.toReversed()).toReversed();
  return series.map((value, i) =>
    round(OWN * value + ((1 - OWN) / 2) * ((before[i] ?? 0) + (after[i] ?? 0))),
  );
};

/** The sentences with smoothed feelings: the feeling of a sentence depends on its neighbours. */
const inContext = (sentences: readonly Sentence[]): Sentence[] => {
  const valence = linger(sentences.map((s) => s.valence));
  const arousal = linger(sentences.map((s) => s.arousal));
  return sentences.map((s, i) => ({ ...s, valence: valence[i] ?? 0, arousal: arousal[i] ?? 0 }));
};

/** The feeling of every sentence and of every line of the script. */
export const feelings = (doc: Doc, lines: readonly Line[]): { sentences: Sentence[]; lines: Line[] } => {
  const bySentence = wordsOf(doc.words, doc.sentences);
  const byLine = wordsOf(doc.words, lines);
  return {
    sentences: inContext(
      doc.sentences.map(({ start, end }, i) => ({
        start,
        end,
        ...feel(bySentence[i] ?? [], doc.text.slice(start, end)),
      })),
    ),
    lines: lines.map((line, i) => ({
      ...line,
      emotion: feel(byLine[i] ?? [], doc.text.slice(line.start, line.end)),
    })),
  };
};

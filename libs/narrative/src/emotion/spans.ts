import type { Line, Sentence, Span } from "../analysis.ts";
import type { Doc } from "../text/document.ts";
import type { Word } from "../text/words.ts";
import { feel } from "./feel.ts";

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

/** The feeling of every sentence and of every line of the script. */
export const feelings = (doc: Doc, lines: readonly Line[]): { sentences: Sentence[]; lines: Line[] } => {
  const bySentence = wordsOf(doc.words, doc.sentences);
  const byLine = wordsOf(doc.words, lines);
  return {
    sentences: doc.sentences.map(({ start, end }, i) => ({
      start,
      end,
      ...feel(bySentence[i] ?? [], doc.text.slice(start, end)),
    })),
    lines: lines.map((line, i) => ({
      ...line,
      emotion: feel(byLine[i] ?? [], doc.text.slice(line.start, line.end)),
    })),
  };
};

import type { Origin } from "./label.ts";
import type { Word } from "./spoken-form.ts";

/** A line in the audiobook: the place of its audio, and its words, timed from the start of that audio. */
export interface HeardLine {
  readonly index: number;
  readonly speaker: string;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly origin: Origin;
  readonly words: readonly Word[];
}

/** One caption; times are in ms from the start of the audiobook. */
export interface Caption {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly voice: string;
  readonly text: string;
  /** Whether a synthetic voice speaks it. */
  readonly synthetic: boolean;
}

/** Two rows of 42 characters, the custom of broadcasters. */
const LONGEST = 84;

/** Cuts lines into captions that are short enough to read. Each is shown while its words are spoken. */
export const captionsOf = (lines: readonly HeardLine[]): Caption[] => lines.flatMap(captionsOfLine);

function captionsOfLine(line: HeardLine): Caption[] {
  const starts = [0];
  for (const word of line.words) {
    const from = starts.at(-1) ?? 0;
    if (word.end - from > LONGEST && word.start > from) starts.push(breakBefore(line.text, from, word.start));
  }
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? line.text.length;
    const heard = line.words.filter((word) => word.start >= from && word.start < to);
    const first = at === 0 ? 0 : (heard[0]?.fromMs ?? 0);
    const next = line.words.find((word) => word.start >= to);
    return {
      id: starts.length === 1 ? `${line.index}` : `${line.index}.${at + 1}`,
      startMs: line.startMs + first,
      endMs: next ? line.startMs + next.fromMs : line.endMs,
      voice: line.speaker,
      text: line.text.slice(from, to).trim(),
      synthetic: line.origin === "synthetic",
    };
  });
}

/** The end of the white space before a word, so that punctuation marks of the word stay with it. */
function breakBefore(text: string, from: number, word: number): number {
  let at = word;
  while (at > from + 1 && /\S/.test(text.charAt(at - 1))) at--;
  return at > from + 1 ? at : word;
}

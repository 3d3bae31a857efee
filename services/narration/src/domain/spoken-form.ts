import {
  type Options,
  type Piece,
  type Problem,
  type Pronounced,
  spoken,
  type TimedWord,
  writtenWords,
} from "@storytelling/spoken";
import { spokenOf } from "./older-spoken.ts";

export type { Problem } from "@storytelling/spoken";
/** A word's place in a text (UTF-16 offsets, end exclusive) and in its audio. */
export type Word = TimedWord;

/** A stretch of a text that is not said as it is written; `said` is empty when it is silent. */
export type Change = readonly [start: number, end: number, said: string];

/**
 * What is said for a text, as it is kept with the text: later rules may say it differently, but its audio stays as it
 * is.
 */
export interface SpokenForm {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  /** Stretches of what is said whose sounds are given; missing when there are none. */
  readonly pronounced?: readonly Pronounced[];
}

/** How a story is to be read: its pronunciations, and whether emoji are named. */
export type ReadingOptions = Omit<Options, "language">;

/** A spoken form when it is made; `looked` counts the stretches that a pronunciation reads. */
export type NewForm = SpokenForm & { readonly said: string; readonly looked: number };

/** The spoken form of a text. */
export function formOf(text: string, language: string, options: ReadingOptions = {}): NewForm {
  const { said, pieces, problems, pronounced, looked } = spoken(text, { language, ...options });
  const changes = pieces.flatMap((piece): Change[] =>
    text.slice(piece.start, piece.end) === piece.said ? [] : [[piece.start, piece.end, piece.said]],
  );
  return { said, changes, problems, looked, ...(pronounced.length > 0 ? { pronounced } : {}) };
}

/** The part of a request for speech that gives sounds; empty when a form gives none. */
export const pronouncedOf = (form: Pick<SpokenForm, "pronounced"> | null) =>
  form?.pronounced ? { pronounced: form.pronounced } : {};

/** A text with its spoken form; null for a line of a release that kept none. */
export interface KeptLine {
  readonly text: string;
  readonly form: SpokenForm | null;
}

/** What a voice is given for a line. */
export const saidOf = (line: KeptLine): string =>
  piecesOf(line)
    .map((piece) => piece.said)
    .join("");

/** Converts timed words of what was said into words of the line's text. */
export const wordsInLine = (line: KeptLine, words: readonly Word[]): Word[] =>
  writtenWords(piecesOf(line), words);

function piecesOf({ text, form }: KeptLine): Piece[] {
  if (!form) return olderPieces(text);
  const pieces: Piece[] = [];
  let at = 0;
  const asWritten = (end: number): void => {
    if (end > at) pieces.push({ start: at, end, said: text.slice(at, end) });
  };
  for (const [start, end, said] of form.changes) {
    asWritten(start);
    pieces.push({ start, end, said });
    at = end;
  }
  asWritten(text.length);
  return pieces;
}

function olderPieces(text: string): Piece[] {
  const older = spokenOf(text);
  return older.offsets.map((start, at) => ({ start, end: start + 1, said: older.text.charAt(at) }));
}

/** How many words a spoken text has, for estimates of time. */
export const wordCount = (said: string): number => (said === "" ? 0 : said.split(" ").length);

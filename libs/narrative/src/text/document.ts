import type { Span } from "../analysis.ts";
import { NO_WORD, type Word } from "./words.ts";

/** A stretch of direct speech; `outer` includes its marks, start and end are inside them. */
export interface Quote extends Span {
  outer: Span;
  paragraph: number;
  /** Whether it continues the speech of the previous paragraph. */
  continues: boolean;
  /** The name at the head of a play's speech. */
  head?: string;
}

/** A text split into its parts: the input of every later step. */
export interface Doc {
  text: string;
  language: string;
  paragraphs: readonly Span[];
  /** Which paragraphs are chapter titles, and which are chapter titles or bylines. */
  titles: readonly boolean[];
  headings: readonly boolean[];
  sentences: readonly Span[];
  quotes: readonly Quote[];
  words: readonly Word[];
}

/** The word at an index, or an empty word outside the text. */
export const wordAt = (doc: Doc, i: number): Word => doc.words[i] ?? NO_WORD;

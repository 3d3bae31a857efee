import type { Span } from "../analysis.ts";
import { NO_WORD, type Word } from "./words.ts";

/** A stretch of direct speech; `outer` takes in its marks, start and end are inside them. */
export interface Quote extends Span {
  outer: Span;
  paragraph: number;
  /** Whether the speech of the paragraph before goes on here. */
  continues: boolean;
  /** The name at the head of a play's speech. */
  head?: string;
}

/** A text taken apart: what every later step reads. */
export interface Doc {
  text: string;
  language: string;
  paragraphs: readonly Span[];
  /** Which paragraphs are titles of chapters, and which are these or bylines. */
  titles: readonly boolean[];
  headings: readonly boolean[];
  sentences: readonly Span[];
  quotes: readonly Quote[];
  words: readonly Word[];
}

/** The word at an index, or a word of nothing outside the text. */
export const wordAt = (doc: Doc, i: number): Word => doc.words[i] ?? NO_WORD;

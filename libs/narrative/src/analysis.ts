/** A stretch of the text: UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Plutchik's eight basic emotions. */
export const EMOTIONS = [
  "joy",
  "trust",
  "fear",
  "surprise",
  "sadness",
  "disgust",
  "anger",
  "anticipation",
] as const;
export type Emotion = (typeof EMOTIONS)[number];

/** The feeling of a stretch of text: valence -1 to 1, arousal 0 to 1, each emotion 0 to 1. */
export interface Feeling {
  valence: number;
  arousal: number;
  emotions: Record<Emotion, number>;
}

export type Gender = "female" | "male" | "other" | "unknown";
export type Age = "child" | "young" | "adult" | "old" | "unknown";

/** A chapter; chapters tile the text, and the title is its heading or null. */
export interface Chapter extends Span {
  title: string | null;
}

/** A sentence with its feeling; sentences are in order and leave out the white space between them. */
export interface Sentence extends Span, Feeling {}

/** A stretch of direct speech between its marks; `speaker` is a character's id. */
export interface Quotation extends Span {
  speaker: string | null;
  confidence: number;
}

/** A place where a character is named, described or referred to by a pronoun. */
export interface Mention extends Span {
  kind: "name" | "nominal" | "pronoun";
}

/** A character of the story; `kind` distinguishes a proper name from a nominal such as "the king". */
export interface Character {
  id: string;
  name: string;
  aliases: string[];
  gender: Gender;
  age: Age;
  plural: boolean;
  kind: "name" | "nominal";
  narrator: boolean;
  mentions: Mention[];
  quotes: number;
}

/** A stretch for one voice; lines tile the text, and speaker null is the narrator. */
export interface Line extends Span {
  speaker: string | null;
  kind: "narration" | "speech" | "heading";
  confidence: number;
  /** Whether it is the last line of a paragraph. */
  paragraphEnd: boolean;
  emotion: Feeling;
}

/**
 * Who speaks with whom: the number of turns directly after each other, and the kinship that the text states: b is a's
 * `kin`.
 */
export interface Relation {
  a: string;
  b: string;
  exchanges: number;
  kin?: string;
}

/** The result of analysing a story. */
export interface Analysis {
  language: string;
  chapters: Chapter[];
  /** Parts at one place and time: they tile the text, and each chapter begins with a new one. */
  scenes: Span[];
  sentences: Sentence[];
  quotations: Quotation[];
  characters: Character[];
  lines: Line[];
  relations: Relation[];
}

/** A chapter that the text's file or author marks. */
export interface GivenChapter {
  /** The first character of its text, which is not white space: UTF-16 code units. */
  start: number;
  title: string | null;
  /** Whether the paragraph there is its heading. */
  headed: boolean;
}

export interface AnalyzeOptions {
  /** The chapters in the order of the text, when they are known; otherwise they are guessed. */
  chapters?: readonly GivenChapter[];
  /** A language code or tag such as "en-GB"; detected from the text when left out. */
  language?: string;
  /** Called with the share of the work done, 0 to 1, rising. */
  onProgress?: (fraction: number) => void;
}

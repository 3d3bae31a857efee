import type { GivenChapter } from "@storytelling/narrative";
import type { Findings } from "../domain/findings.ts";

export interface Progress {
  /** 0 to 1, rising. */
  readonly fraction: number;
  /** The current stage of the work, in one word. */
  readonly stage: string;
}

/** Answers that were paid for, by a hash of the whole question. They are kept as long as their story. */
export interface AnswerMemory {
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  keep(key: string, answer: unknown): Promise<void>;
}

export interface AnalyzerOptions {
  /** A tag such as "en-GB". */
  readonly language: string;
  /** The story's chapters where its file or its author marks them; otherwise they are guessed. */
  readonly chapters?: readonly GivenChapter[] | undefined;
  readonly signal: AbortSignal;
  readonly memory: AnswerMemory;
  onProgress(progress: Progress): void;
}

/** Finds a story's characters, speakers and emotions. It is the built-in engine, alone or with a language model. */
export interface Analyzer {
  /** Changes whenever the same text may give another result. */
  readonly version: string;
  /**
   * Resolves with the findings, as `distil` makes them. Rejects with the signal's reason once it is aborted.
   * @throws Refusal when the story cannot be analysed and trying again would not help
   */
  analyze(text: string, options: AnalyzerOptions): Promise<Findings>;
  close(): Promise<void>;
}

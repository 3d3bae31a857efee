import type { Findings } from "../domain/findings.ts";

export interface Progress {
  /** 0 to 1, rising. */
  readonly fraction: number;
  /** What is being worked on, in a word. */
  readonly stage: string;
}

/** Answers that were paid for, by a hash of all that was asked; they live as long as their story. */
export interface AnswerMemory {
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  keep(key: string, answer: unknown): Promise<void>;
}

export interface AnalyzerOptions {
  readonly language: string;
  readonly signal: AbortSignal;
  readonly memory: AnswerMemory;
  onProgress(progress: Progress): void;
}

/** Whoever finds a story's characters, speakers and emotions: the built-in engine, or somebody's model. */
export interface Analyzer {
  /** Changes whenever the same text may give another result. */
  readonly version: string;
  /**
   * What `distil` makes of the analysis; rejects with the signal's reason once it is aborted.
   * @throws Refusal when the story is not to be analysed, which trying again would not change
   */
  analyze(text: string, options: AnalyzerOptions): Promise<Findings>;
  close(): Promise<void>;
}

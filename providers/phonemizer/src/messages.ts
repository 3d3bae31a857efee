import type { Sound } from "@storytelling/phonemes";
import type { PhonemizerRequest } from "./phonemizer.ts";

/** What the thread is started with: the absolute path of each file, by its name. */
export interface ThreadData {
  readonly files: Readonly<Record<string, string>>;
}

export type Question =
  | { readonly kind: "sounds"; readonly request: PhonemizerRequest }
  | { readonly kind: "known"; readonly words: readonly string[]; readonly british: boolean };

/** A question with its number, or the number of a question that nobody waits for any more. */
export type ToThread = { readonly id: number; readonly question: Question } | { readonly dropped: number };

export type Answer = Sound[] | boolean[];

export type FromThread =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string };

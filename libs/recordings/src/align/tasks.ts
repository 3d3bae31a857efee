import type { Alignment, Part, Reference, Sound, VoiceMeasure } from "../alignment.ts";

/** What a worker thread is asked. */
export type Task =
  | { readonly kind: "align"; readonly take: Sound; readonly reference: Reference }
  | { readonly kind: "split"; readonly take: Sound; readonly references: readonly Reference[] }
  | { readonly kind: "measure"; readonly sounds: readonly Sound[]; readonly words: number };

/** What it answers, by what it is asked. */
export interface Answers {
  readonly align: Alignment;
  readonly split: readonly (Part | null)[];
  readonly measure: VoiceMeasure;
}

export type Answer = Answers[Task["kind"]];

import type { CharacterBody } from "./findings.ts";

/** What a language model made of a story, as far as it was believed; ids and lines are the built-in engine's. */
export interface Verdict {
  readonly speakers: readonly {
    readonly line: number;
    readonly speaker: string | null;
    readonly confidence: number;
  }[];
  /** The first of a pair is also the second. */
  readonly merges: readonly (readonly [id: string, other: string])[];
  readonly genders: readonly (readonly [id: string, gender: CharacterBody["gender"]])[];
}

import type { CharacterBody } from "./findings.ts";

/** The believed answers of a language model about a story. Ids and lines are the built-in engine's. */
export interface Verdict {
  readonly speakers: readonly {
    readonly line: number;
    readonly speaker: string | null;
    readonly confidence: number;
  }[];
  /** Pairs of ids of one and the same character. */
  readonly merges: readonly (readonly [id: string, other: string])[];
  readonly genders: readonly (readonly [id: string, gender: CharacterBody["gender"]])[];
}

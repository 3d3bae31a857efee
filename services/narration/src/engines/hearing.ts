import type { Aligner, Recordings } from "@storytelling/recordings";

/** What listens to people: decoding of what they record, and alignment to texts. */
export interface Hearing {
  readonly recordings: Recordings;
  readonly aligner: Aligner;
}

const notYet = (): never => {
  throw new Error("Recordings cannot be heard yet.");
};

export const openHearing = (): Hearing => ({
  recordings: { inspect: notYet, prepare: notYet, close: async () => {} },
  aligner: { align: notYet, split: notYet, measure: notYet, close: async () => {} },
});

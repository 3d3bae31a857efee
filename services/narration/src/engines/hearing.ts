import { type Aligner, openAligner, openRecordings, type Recordings } from "@storytelling/recordings";

/** What listens to people: it decodes what they record, and aligns it to texts. */
export interface Hearing {
  readonly recordings: Recordings;
  readonly aligner: Aligner;
}

export const openHearing = (): Hearing => ({ recordings: openRecordings(), aligner: openAligner() });

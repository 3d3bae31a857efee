import type { Cast } from "../characters/cast.ts";
import type { Doc } from "../text/document.ts";
import { findCandidates } from "./candidates.ts";
import { decode, type Spoken } from "./decode.ts";
import { findTurns, type Turn } from "./turns.ts";

/** The turns of the text and, for each quotation, who speaks it. */
export const findSpeakers = (doc: Doc, cast: Cast): { turns: Turn[]; spoken: Spoken[] } => {
  const turns = findTurns(doc, cast.references);
  const spoken: Spoken[] = doc.quotes.map(() => ({ entity: null, confidence: 0 }));
  const candidates = findCandidates(doc, cast.references, turns, cast.narrator);
  turns.forEach((turn, t) => {
    const head = turn.head === null ? undefined : cast.byHead.get(turn.head);
    if (head) candidates[t] = [{ entity: head, score: 0 }];
  });
  decode(turns, candidates).forEach((result, t) => {
    for (const q of turns[t]?.quotes ?? []) spoken[q] = result;
  });
  return { turns, spoken };
};

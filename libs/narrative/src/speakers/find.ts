import type { Cast } from "../characters/cast.ts";
import type { Entity } from "../characters/entities.ts";
import { resolvePronouns } from "../characters/pronouns.ts";
import type { Doc } from "../text/document.ts";
import { findCandidates } from "./candidates.ts";
import { decode, type Spoken } from "./decode.ts";
import { findTurns, type Turn } from "./turns.ts";

/** The second pass knows who spoke around a turn, and so can resolve its pronouns. */
const PASSES = 2;

/** The turns of the text, and the speaker of each turn. */
export const findSpeakers = (doc: Doc, cast: Cast): { turns: Turn[]; spoken: Spoken[] } => {
  const turns = findTurns(doc, cast.references);
  let spoken: Spoken[] = doc.quotes.map(() => ({ entity: null, confidence: 0 }));
  for (let pass = 0; pass < PASSES; pass++) {
    const known = spoken;
    const speakerAt = (quote: number): Entity | null => known[quote]?.entity ?? null;
    if (pass > 0) resolvePronouns(doc, cast, speakerAt);
    const candidates = findCandidates(doc, cast, turns, speakerAt);
    turns.forEach((turn, t) => {
      const head = turn.head === null ? undefined : cast.byHead.get(turn.head);
      if (head) candidates[t] = [{ entity: head, score: 0 }];
    });
    const results = decode(turns, candidates);
    spoken = doc.quotes.map(() => ({ entity: null, confidence: 0 }));
    turns.forEach(({ quotes }, t) => {
      for (const q of quotes) spoken[q] = results[t] ?? { entity: null, confidence: 0 };
    });
  }
  return { turns, spoken };
};

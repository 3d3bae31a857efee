import type { Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { PlacedTake } from "../domain/plan.ts";
import { keptWords } from "./segments.ts";
import type { Tables } from "./tables.ts";

/** A segment whose voice changes: to a piece of a take, or to the synthetic voice (null). */
export interface SegmentChange {
  readonly index: number;
  readonly take: PlacedTake | null;
}

/** Writes which takes are heard in the segments of a narration. */
export async function changeSegments(
  tx: Tx<Tables>,
  narrationId: string,
  changes: readonly SegmentChange[],
): Promise<void> {
  const rows = changes.map(({ index, take }) => ({
    index,
    ...(take ? { takeId: take.takeId, piece: take.piece, words: keptWords(take.words) } : {}),
  }));
  await sql`
    update narration_segments s
       set take_id = x."takeId", take_piece = x.piece, take_words = x.words,
           origin = case when x."takeId" is null then 'synthetic' else 'human' end,
           ready = x."takeId" is not null, reused = x."takeId" is not null
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(index int, "takeId" uuid, piece int, words jsonb)
     where s.narration_id = ${narrationId} and s.index = x.index`.execute(tx);
}

import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { LINE_FLAWS } from "../domain/check.ts";
import { audibleNarration } from "../steps/narrations.ts";
import { wordsOf } from "../steps/segment-words.ts";
import { listSegments as list } from "../store/segments.ts";

const SegmentView = z
  .object({
    index: z.number().int(),
    line: z.number().int(),
    speaker: z.string(),
    voiceId: z.string(),
    text: z.string(),
    startMs: z
      .number()
      .nullable()
      .meta({ description: "Its start in the audiobook; null until the narration is done." }),
    endMs: z.number().nullable(),
    words: z
      .array(z.object({ start: z.number(), end: z.number(), fromMs: z.number(), toMs: z.number() }))
      .meta({ description: "Offsets into `text` (UTF-16), milliseconds from the start of this segment." }),
    problems: z
      .array(
        z.object({
          start: z.number(),
          end: z.number(),
          reason: z.enum(["script", "emoji", "symbol", "damaged"]),
        }),
      )
      .meta({ description: "What the voice cannot say and leaves out: offsets into `text` (UTF-16)." }),
    origin: z
      .enum(["synthetic", "human"])
      .meta({ description: "Whether the line is spoken by a synthetic voice or by a person." }),
    takeId: Id.nullable().meta({ description: "The recording that is heard; null for a synthetic voice." }),
    flaws: z.array(z.enum(LINE_FLAWS)).meta({
      description: "What the check of its audio found; it was rendered again before it was accepted.",
    }),
    ready: z.boolean().meta({ description: "Whether its audio exists." }),
    reused: z.boolean(),
  })
  .meta({ id: "Segment" });

/** A narration's lines, in order. */
export const listSegments = useCase({
  params: z.object({ id: Id }),
  query: PageQuery,
  answer: pageOf(SegmentView),
  async run(app, { params, query, visitor }) {
    const narration = await audibleNarration(app, visitor, params.id);
    const after = decodeCursor(query.cursor, z.tuple([z.string().regex(/^\d{1,9}$/)]));
    const rows = await list(app.db, narration.id, after ? Number(after[0]) + 1 : 0, query.limit + 1);
    return answer(
      page(
        rows,
        query.limit,
        (row) => [String(row.index)],
        (row) => ({
          ...row,
          voiceId: row.voice_id,
          takeId: row.take_id,
          startMs: row.start_ms === null ? null : Math.round(row.start_ms),
          endMs: row.end_ms === null ? null : Math.round(row.end_ms),
          words: wordsOf(row),
          flaws: row.flaws ?? [],
          problems: [...(row.form?.problems ?? [])],
        }),
      ),
    );
  },
});

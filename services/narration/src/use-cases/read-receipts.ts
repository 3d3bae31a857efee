import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { type Receipt, receiptsOf } from "../store/receipts.ts";

const ReceiptView = z
  .object({
    id: Id,
    consentId: Id,
    storyId: Id.nullable(),
    cause: z.enum(["person", "erased", "expired", "story-deleted"]),
    takes: z.number().int().meta({ description: "Recordings of lines that were deleted." }),
    profiles: z.number().int().meta({ description: "Voice profiles that were deleted with their samples." }),
    narrations: z
      .number()
      .int()
      .meta({ description: "Narrations whose audiobook and captions were deleted." }),
    lines: z.number().int().meta({ description: "Lines that a synthetic voice reads from now on." }),
    withdrawnAt: z.iso.datetime(),
    deletedAt: z.iso.datetime().nullable().meta({
      description: "When the last file was deleted; null until then. Nothing can be played before, either.",
    }),
  })
  .meta({ id: "Receipt" });

const viewReceipt = (row: Receipt): z.infer<typeof ReceiptView> => ({
  id: row.id,
  consentId: row.consent_id,
  storyId: row.story_id,
  cause: row.cause,
  takes: row.takes,
  profiles: row.profiles,
  narrations: row.narrations,
  lines: row.lines,
  withdrawnAt: row.withdrawn_at.toISOString(),
  deletedAt: row.deleted_at?.toISOString() ?? null,
});

/** What was deleted of a user's voice, newest first. */
export const listReceipts = useCase({
  query: PageQuery,
  answer: pageOf(ReceiptView),
  async run(app, { query, actor }) {
    const before = decodeCursor(query.cursor, z.tuple([Id]))?.[0] ?? null;
    const rows = await receiptsOf(app.db.read, actor.id, { before, limit: query.limit + 1 });
    return answer(page(rows, query.limit, ({ id }) => [id], viewReceipt));
  },
});

export const readReceipt = useCase({
  params: z.object({ id: Id }),
  answer: ReceiptView,
  async run(app, { params, actor }) {
    const [row] = await receiptsOf(app.db.read, actor.id, { id: params.id });
    if (!row) throw notFound("receipt");
    return answer(viewReceipt(row));
  },
});

import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readHistory } from "../store/payment-history.ts";

const HistoryView = z.object({
  id: z.uuid(),
  invoiceId: z.uuid(),
  kind: z.enum(["invoice", "payment", "failure", "refund", "credit"]),
  amount: z.number().int(),
  currency: z.string(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});

/** What happened to a user's money, newest first. */
export const listPayments = useCase({
  query: PageQuery,
  answer: pageOf(HistoryView),
  async run(app, { query, actor }) {
    const [before] = decodeCursor(query.cursor, z.tuple([z.coerce.number().int()])) ?? [null];
    const rows = await readHistory(app.db.read, actor.id, { before, limit: query.limit + 1 });
    return answer(
      page(
        rows,
        query.limit,
        (row) => [String(row.pos)],
        (row) => ({ ...row, at: row.at.toISOString() }),
      ),
    );
  },
});

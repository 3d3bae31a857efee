import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { disputeStatuses } from "../domain/dispute.ts";
import { type ListedDispute, listOver, listRunning } from "../store/dispute-list.ts";

const Moment = z.iso.datetime();

const ListedDisputeView = z.object({
  id: z.uuid(),
  reference: z.string().meta({ description: "The provider's reference." }),
  userId: z.uuid(),
  paymentId: z.uuid(),
  invoiceId: z.uuid(),
  invoiceNumber: z.string().nullable(),
  status: z.enum(disputeStatuses),
  claimed: z.number().int().meta({ description: "The amount that the bank claims, in minor units." }),
  withheld: z
    .number()
    .int()
    .meta({ description: "The part that the bank took; at most what was left of the payment." }),
  currency: z.string(),
  reason: z.string().nullable(),
  dueAt: Moment.nullable().meta({
    description: "The deadline for evidence; null when the bank accepts none.",
  }),
  openedAt: Moment,
  closedAt: Moment.nullable(),
});

/** Lists disputes: undecided ones with the earliest deadline first, or decided ones, newest first. */
export const listDisputes = useCase({
  query: PageQuery.extend({ state: z.enum(["running", "over"]).default("running") }),
  answer: pageOf(ListedDisputeView),
  async run(app, { query }) {
    const limit = query.limit + 1;
    const at = decodeCursor(query.cursor, z.tuple([Moment.or(z.literal("infinity")), Id]));
    const rows =
      query.state === "running"
        ? await listRunning(app.db.read, { after: at, limit })
        : await listOver(app.db.read, { before: at?.[1] ?? null, limit });
    return answer(
      page(rows, query.limit, (row) => [row.dueAt?.toISOString() ?? "infinity", row.id], viewListed),
    );
  },
});

const viewListed = (row: ListedDispute): z.infer<typeof ListedDisputeView> => ({
  ...row,
  dueAt: row.dueAt?.toISOString() ?? null,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});

import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { type Dispute, disputeStatuses } from "../domain/dispute.ts";
import { disputesOf } from "../store/disputes.ts";
import { readHistory } from "../store/payment-history.ts";

const kinds = ["invoice", "payment", "failure", "refund", "credit"] as const;
const bankKinds = ["withheld", "released", "chargeback", "reinstated"] as const;

const HistoryView = z.object({
  id: z.uuid(),
  invoiceId: z.uuid(),
  kind: z.enum([...kinds, ...bankKinds]).meta({
    description:
      "`withheld`: the bank holds the money while it decides. `released`: it came back. `chargeback`: it is gone. `reinstated`: it came back after a chargeback.",
  }),
  amount: z.number().int(),
  currency: z.string(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  /** The payer's dispute about this payment, in its current state. */
  dispute: z
    .object({
      id: z.uuid(),
      status: z.enum(disputeStatuses),
      amount: z.number().int(),
      reason: z.string().nullable(),
      openedAt: z.iso.datetime(),
      closedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});

/** A user's payment history, newest first. */
export const listPayments = useCase({
  query: PageQuery,
  answer: pageOf(HistoryView),
  async run(app, { query, actor }) {
    const [before] = decodeCursor(query.cursor, z.tuple([z.coerce.number().int()])) ?? [null];
    const rows = await readHistory(app.db.read, actor.id, { before, limit: query.limit + 1 });
    const disputes = await disputesOf(app.db.read, actor.id);
    const disputeOf = (about: string) =>
      disputes.findLast(({ id, paymentId }) => id === about || paymentId === about) ?? null;
    return answer(
      page(
        rows,
        query.limit,
        (row) => [String(row.pos)],
        (row) => ({ ...row, at: row.at.toISOString(), dispute: viewDispute(disputeOf(row.about)) }),
      ),
    );
  },
});

const viewDispute = (dispute: Dispute | null): z.infer<typeof HistoryView>["dispute"] =>
  dispute && {
    id: dispute.id,
    status: dispute.status,
    amount: dispute.withheld || dispute.claimed,
    reason: dispute.reason,
    openedAt: dispute.openedAt.toISOString(),
    closedAt: dispute.closedAt?.toISOString() ?? null,
  };

import { z } from "zod";
import { type Invoice, openAmount } from "../domain/invoice.ts";
import type { CreditNote } from "../store/documents.ts";

const Moment = z.iso.datetime();

export const InvoiceLineView = z.object({
  text: z.string(),
  amount: z.number().int(),
  from: z.iso.date(),
  to: z.iso.date(),
});

/** An issued invoice. All amounts are minor units; `total` is the sum of `paid`, `credited` and `open`. */
export const InvoiceView = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(["open", "paid"]),
  subscriptionId: z.uuid(),
  kind: z.enum(["period", "upgrade"]),
  currency: z.string(),
  total: z.number().int(),
  paid: z.number().int(),
  credited: z.number().int(),
  open: z.number().int(),
  periodStart: Moment,
  periodEnd: Moment,
  lines: z.array(InvoiceLineView),
  creditNotes: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      amount: z.number().int(),
      reason: z.string(),
      issuedAt: Moment,
    }),
  ),
  issuedAt: Moment,
});
export type InvoiceView = z.infer<typeof InvoiceView>;

export function viewInvoice(invoice: Invoice, notes: readonly CreditNote[]): InvoiceView {
  const { id, number, status, subscriptionId, kind, currency, total, paid, credited, lines, issuedAt } =
    invoice;
  if (number === null || issuedAt === null || (status !== "open" && status !== "paid"))
    throw new Error("A draft invoice cannot be shown.");
  return {
    id,
    number,
    status,
    subscriptionId,
    kind,
    currency,
    total,
    paid,
    credited,
    open: openAmount(invoice),
    periodStart: invoice.periodStart.toISOString(),
    periodEnd: invoice.periodEnd.toISOString(),
    lines: [...lines],
    creditNotes: notes
      .filter((note) => note.invoiceId === id)
      .map((note) => ({
        id: note.id,
        number: note.number,
        amount: note.amount,
        reason: note.reason,
        issuedAt: note.issuedAt.toISOString(),
      })),
    issuedAt: issuedAt.toISOString(),
  };
}

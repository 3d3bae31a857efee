import { z } from "zod";
import { debtWords, disputedWords } from "../domain/dispute-words.ts";
import { openAmount } from "../domain/invoice.ts";
import type { Reader } from "../store/db.ts";
import { runningOf } from "../store/dispute-list.ts";
import { listDebts } from "../store/invoices.ts";

/** A message that a payer sees as long as it is true. */
export const Notice = z.object({
  code: z.enum(["payment-disputed", "payment-taken-back"]),
  text: z.string(),
  invoiceId: z.uuid(),
});
type Notice = z.infer<typeof Notice>;

/** Notices about a user's open disputes, and about debts since their bank took money back. */
export async function noticesOf(db: Reader, userId: string): Promise<Notice[]> {
  const disputed = (await runningOf(db, userId)).map(({ invoiceId, invoiceNumber, ...dispute }): Notice => {
    const told = {
      amount: dispute.withheld || dispute.claimed,
      currency: dispute.currency,
      invoiceNumber: invoiceNumber ?? "",
    };
    return { code: "payment-disputed", text: disputedWords(told, dispute.withheld > 0), invoiceId };
  });
  const owed = (await listDebts(db, userId)).map((debt): Notice => {
    const open = { amount: openAmount(debt), currency: debt.currency, invoiceNumber: debt.number ?? "" };
    return { code: "payment-taken-back", text: debtWords(open), invoiceId: debt.id };
  });
  return [...disputed, ...owed];
}

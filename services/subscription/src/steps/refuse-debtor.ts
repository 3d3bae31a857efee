import { Refusal } from "@storytelling/values";
import type { Tx } from "../store/db.ts";
import { listDebts } from "../store/invoices.ts";

/** @throws Refusal `conflict` for a user who owes money that their bank took back */
export async function refuseDebtor(tx: Tx, userId: string): Promise<void> {
  const [debt] = await listDebts(tx, userId);
  if (!debt) return;
  throw new Refusal(
    "conflict",
    "invoice-open",
    `Your bank took back your payment for invoice ${debt.number}. POST /invoices/${debt.id}/pay first, then subscribe.`,
  );
}

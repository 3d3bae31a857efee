import { Refusal } from "@storytelling/values";
import type { Tx } from "../store/db.ts";
import { listDebts } from "../store/invoices.ts";

/** @throws Refusal `conflict` for whoever owes what their bank took back */
export async function refuseDebtor(tx: Tx, userId: string): Promise<void> {
  const [debt] = await listDebts(tx, userId);
  if (!debt) return;
  throw new Refusal(
    "conflict",
    "invoice-open",
    `Your bank took back what you paid for invoice ${debt.number}. POST /invoices/${debt.id}/pay, then subscribe.`,
  );
}

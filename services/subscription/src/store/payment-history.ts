import type { HistoryKind } from "./billing-tables.ts";
import type { Reader, Tx } from "./db.ts";

/** An entry of the payment history. */
export interface HistoryEntry {
  readonly id: string;
  readonly userId: string;
  readonly invoiceId: string;
  readonly kind: HistoryKind;
  /** Minor units; 0 for a failure. */
  readonly amount: number;
  readonly currency: string;
  /** The id of the invoice, payment, refund, credit note or dispute that it is about. */
  readonly about: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Adds an entry. Entries are never changed or deleted. @throws when this entry was added before */
export async function addToHistory(tx: Tx, entry: HistoryEntry): Promise<void> {
  const { userId, invoiceId, ...same } = entry;
  await tx
    .insertInto("payment_history")
    .values({ ...same, user_id: userId, invoice_id: invoiceId })
    .execute();
}

/** A page of a user's payment history, newest first, before the given entry. */
export async function readHistory(
  db: Reader,
  userId: string,
  window: { before: number | null; limit: number },
): Promise<(HistoryEntry & { readonly pos: number })[]> {
  let query = db
    .selectFrom("payment_history")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("pos", "desc")
    .limit(window.limit);
  if (window.before !== null) query = query.where("pos", "<", window.before);
  const rows = await query.execute();
  return rows.map(({ user_id, invoice_id, ...row }) => ({ ...row, userId: user_id, invoiceId: invoice_id }));
}

import type { HistoryKind } from "./billing-tables.ts";
import type { Reader, Tx } from "./db.ts";

/** Something that happened to money. */
export interface HistoryEntry {
  readonly id: string;
  readonly userId: string;
  readonly invoiceId: string;
  readonly kind: HistoryKind;
  /** Minor units; 0 for a failure. */
  readonly amount: number;
  readonly currency: string;
  /** The invoice, payment, refund, credit note or dispute that it tells of. */
  readonly about: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Adds to what happened; nothing is ever changed or taken away. @throws when this was told before */
export async function addToHistory(tx: Tx, entry: HistoryEntry): Promise<void> {
  const { userId, invoiceId, ...same } = entry;
  await tx
    .insertInto("payment_history")
    .values({ ...same, user_id: userId, invoice_id: invoiceId })
    .execute();
}

/** What happened to a user's money, newest first, before the entry given. */
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

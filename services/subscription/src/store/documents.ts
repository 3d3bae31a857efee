import { sql } from "kysely";
import type { Seller } from "../domain/seller.ts";
import type { Reader, Tx } from "./db.ts";

const prefixes = { invoice: "INV", credit: "CN" } as const;

/**
 * The next number of a series in a year (UTC), such as INV-2026-000001. The counter's row stays locked until the
 * transaction ends, and rolls back with it. So numbers have no gaps, and are committed in order.
 */
export async function nextNumber(tx: Tx, series: keyof typeof prefixes, at: Date): Promise<string> {
  const year = at.getUTCFullYear();
  const { last } = await tx
    .insertInto("document_counters")
    .values({ series, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(["series", "year"]).doUpdateSet({ last: sql`document_counters.last + 1` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return `${prefixes[series]}-${year}-${String(last).padStart(6, "0")}`;
}

export interface CreditNote {
  readonly id: string;
  readonly invoiceId: string;
  readonly userId: string;
  readonly number: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly seller: Seller;
  readonly issuedAt: Date;
}

export async function insertCreditNote(tx: Tx, note: CreditNote): Promise<void> {
  const { id, number, amount, currency, reason } = note;
  await tx
    .insertInto("credit_notes")
    .values({
      id,
      number,
      amount,
      currency,
      reason,
      invoice_id: note.invoiceId,
      user_id: note.userId,
      seller: JSON.stringify(note.seller),
      issued_at: note.issuedAt,
    })
    .execute();
}

/** A user's credit notes: of the given invoices, or the one with the given id. */
export async function findCreditNotes(
  db: Reader,
  userId: string,
  of: { invoiceIds: readonly string[] } | { id: string },
): Promise<CreditNote[]> {
  const query = db.selectFrom("credit_notes").selectAll().where("user_id", "=", userId).orderBy("number");
  if ("invoiceIds" in of && of.invoiceIds.length === 0) return [];
  const rows = await ("id" in of
    ? query.where("id", "=", of.id)
    : query.where("invoice_id", "in", of.invoiceIds)
  ).execute();
  return rows.map((row) => ({
    id: row.id,
    invoiceId: row.invoice_id,
    userId: row.user_id,
    number: row.number,
    amount: row.amount,
    currency: row.currency,
    reason: row.reason,
    seller: row.seller,
    issuedAt: row.issued_at,
  }));
}

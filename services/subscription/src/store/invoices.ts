import type { Selectable } from "kysely";
import type { Invoice } from "../domain/invoice.ts";
import type { Seller } from "../domain/seller.ts";
import type { BillingTables } from "./billing-tables.ts";
import type { Reader, Tx } from "./db.ts";

/** An invoice with its seller; null for a draft. */
export type StoredInvoice = Invoice & { readonly seller: Seller | null };

const toInvoice = (row: Selectable<BillingTables["invoices"]>): StoredInvoice => ({
  id: row.id,
  userId: row.user_id,
  subscriptionId: row.subscription_id,
  kind: row.kind,
  status: row.status,
  number: row.number,
  currency: row.currency,
  total: row.total,
  paid: row.paid,
  credited: row.credited,
  periodStart: row.period_start,
  periodEnd: row.period_end,
  lines: row.lines,
  plan: row.plan,
  seller: row.seller,
  issuedAt: row.issued_at,
  createdAt: row.created_at,
});

/** Writes an invoice. @throws when the subscription's period already has one: `invoices_one_a_period` */
export async function saveInvoice(tx: Tx, invoice: Invoice & { seller?: Seller | null }): Promise<void> {
  const changing = {
    status: invoice.status,
    number: invoice.number,
    paid: invoice.paid,
    credited: invoice.credited,
    issued_at: invoice.issuedAt,
    ...(invoice.seller ? { seller: JSON.stringify(invoice.seller) } : {}),
  };
  await tx
    .insertInto("invoices")
    .values({
      id: invoice.id,
      user_id: invoice.userId,
      subscription_id: invoice.subscriptionId,
      kind: invoice.kind,
      currency: invoice.currency,
      total: invoice.total,
      period_start: invoice.periodStart,
      period_end: invoice.periodEnd,
      lines: JSON.stringify(invoice.lines),
      plan: JSON.stringify(invoice.plan),
      created_at: invoice.createdAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changing))
    .execute();
}

/** An issued invoice of this user; null for drafts and void invoices. */
export async function findInvoice(db: Reader, id: string, userId: string): Promise<StoredInvoice | null> {
  const row = await db
    .selectFrom("invoices")
    .selectAll()
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ? toInvoice(row) : null;
}

export async function invoiceById(db: Reader, id: string): Promise<StoredInvoice> {
  return toInvoice(
    await db.selectFrom("invoices").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  );
}

/** A page of a user's issued invoices, newest first, before the given one. */
export async function listInvoices(
  db: Reader,
  userId: string,
  window: { before: string | null; limit: number },
): Promise<StoredInvoice[]> {
  let query = db
    .selectFrom("invoices")
    .selectAll()
    .where("user_id", "=", userId)
    .where("status", "in", ["open", "paid"])
    .orderBy("id", "desc")
    .limit(window.limit);
  if (window.before !== null) query = query.where("id", "<", window.before);
  return (await query.execute()).map(toInvoice);
}

/** A subscription's open invoices, and its paid ones whose period ends after `since`. */
export async function invoicesSince(
  db: Reader,
  subscriptionId: string,
  since: Date,
): Promise<StoredInvoice[]> {
  const rows = await db
    .selectFrom("invoices")
    .selectAll()
    .where("subscription_id", "=", subscriptionId)
    .where("status", "in", ["open", "paid"])
    .where((where) => where.or([where("period_end", ">", since), where("status", "=", "open")]))
    .orderBy("id")
    .execute();
  return rows.map(toInvoice);
}

/** Open invoices of ended plans, since the user's bank took a payment back. Oldest first. */
export async function listDebts(db: Reader, userId: string): Promise<StoredInvoice[]> {
  const rows = await db
    .selectFrom("invoices")
    .selectAll("invoices")
    .innerJoin("subscriptions", "subscriptions.id", "invoices.subscription_id")
    .where("invoices.user_id", "=", userId)
    .where("invoices.status", "=", "open")
    .where("subscriptions.status", "=", "ended")
    .orderBy("invoices.id")
    .execute();
  return rows.map(toInvoice);
}

export async function findOpenInvoice(db: Reader, subscriptionId: string): Promise<StoredInvoice | null> {
  const row = await db
    .selectFrom("invoices")
    .selectAll()
    .where("subscription_id", "=", subscriptionId)
    .where("status", "=", "open")
    .executeTakeFirst();
  return row ? toInvoice(row) : null;
}

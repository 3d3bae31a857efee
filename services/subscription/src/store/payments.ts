import type { Selectable } from "kysely";
import type { Payment } from "../domain/payment.ts";
import type { BillingTables } from "./billing-tables.ts";
import type { Reader, Tx } from "./db.ts";

const toPayment = (row: Selectable<BillingTables["payments"]>): Payment => ({
  id: row.id,
  invoiceId: row.invoice_id,
  subscriptionId: row.subscription_id,
  userId: row.user_id,
  amount: row.amount,
  currency: row.currency,
  customer: row.customer,
  card: row.card,
  onSession: row.on_session,
  reference: row.reference,
  status: row.status,
  reason: row.reason,
  url: row.url,
  createdAt: row.created_at,
});

/** Writes a payment. @throws when its invoice already has an open or succeeded one */
export async function savePayment(tx: Tx, payment: Payment): Promise<void> {
  const { status, reason, url, reference } = payment;
  await tx
    .insertInto("payments")
    .values({
      id: payment.id,
      invoice_id: payment.invoiceId,
      subscription_id: payment.subscriptionId,
      user_id: payment.userId,
      amount: payment.amount,
      currency: payment.currency,
      customer: payment.customer,
      card: payment.card,
      on_session: payment.onSession,
      created_at: payment.createdAt,
      reference,
      status,
      reason,
      url,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ status, reason, url }))
    .execute();
}

/** Saves the provider's reference of a payment, if it has none yet. */
export async function saveReference(tx: Tx, id: string, reference: string): Promise<void> {
  await tx
    .updateTable("payments")
    .set({ reference })
    .where("id", "=", id)
    .where("reference", "is", null)
    .execute();
}

export async function findPayment(
  db: Reader,
  by: { id: string } | { reference: string },
): Promise<Payment | null> {
  const query = db.selectFrom("payments").selectAll();
  const row = await ("id" in by
    ? query.where("id", "=", by.id)
    : query.where("reference", "=", by.reference)
  ).executeTakeFirst();
  return row ? toPayment(row) : null;
}

/** A subscription's unsettled payment, or null. Under the payer's lock there is at most one. */
export async function findOpenPayment(db: Reader, subscriptionId: string): Promise<Payment | null> {
  const row = await db
    .selectFrom("payments")
    .selectAll()
    .where("subscription_id", "=", subscriptionId)
    .where("status", "in", ["pending", "requires-confirmation"])
    .executeTakeFirst();
  return row ? toPayment(row) : null;
}

/** The payment that settled an invoice. */
export async function paymentOf(db: Reader, invoiceId: string): Promise<Payment | null> {
  const row = await db
    .selectFrom("payments")
    .selectAll()
    .where("invoice_id", "=", invoiceId)
    .where("status", "=", "succeeded")
    .executeTakeFirst();
  return row ? toPayment(row) : null;
}

/** The sum of a payment's refunds, and those that were not sent to the provider yet. */
export async function refundsOfPayment(
  db: Reader,
  paymentId: string,
): Promise<{ decided: number; unsent: { id: string; amount: number }[] }> {
  const rows = await db
    .selectFrom("refunds")
    .select(["id", "amount", "sent_at"])
    .where("payment_id", "=", paymentId)
    .orderBy("id")
    .execute();
  const decided = rows.reduce((sum, row) => sum + row.amount, 0);
  return { decided, unsent: rows.filter((row) => row.sent_at === null) };
}

export async function insertRefund(
  tx: Tx,
  refund: { id: string; paymentId: string; amount: number },
  now: Date,
): Promise<void> {
  const { id, paymentId, amount } = refund;
  await tx
    .insertInto("refunds")
    .values({ id, payment_id: paymentId, amount, created_at: now, sent_at: null })
    .execute();
}

/** A refund, with its payment. */
export async function findRefund(
  db: Reader,
  id: string,
): Promise<{ amount: number; sent: boolean; paymentId: string; reference: string } | null> {
  const row = await db
    .selectFrom("refunds")
    .innerJoin("payments", "payments.id", "refunds.payment_id")
    .select(["refunds.amount", "refunds.sent_at", "refunds.payment_id", "payments.reference"])
    .where("refunds.id", "=", id)
    .executeTakeFirst();
  if (!row?.reference) return null;
  const { amount, payment_id: paymentId, reference } = row;
  return { amount, sent: row.sent_at !== null, paymentId, reference };
}

export async function noteRefundSent(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("refunds")
    .set({ sent_at: now })
    .where("id", "=", id)
    .where("sent_at", "is", null)
    .execute();
}

/** Records a provider's message; false when it was recorded before. */
export async function noteMessage(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto("provider_messages")
    .values({ id, heard_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

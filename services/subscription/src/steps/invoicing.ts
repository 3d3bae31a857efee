import type { App } from "../app.ts";
import { type Invoice, openAmount, periodLines } from "../domain/invoice.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { HistoryKind } from "../store/billing-tables.ts";
import type { Tx } from "../store/db.ts";
import { insertCreditNote, nextNumber } from "../store/documents.ts";
import { saveInvoice } from "../store/invoices.ts";
import { addToHistory } from "../store/payment-history.ts";

type Draft = Pick<Invoice, "kind" | "lines" | "total">;

/** A draft invoice. It gets its number when it is issued. */
export function draftInvoice(app: App, subscription: Subscription, draft: Draft): Invoice {
  const { id: subscriptionId, userId, period, plan } = subscription;
  return {
    id: app.ids.next(),
    userId,
    subscriptionId,
    ...draft,
    status: "draft",
    number: null,
    currency: plan.currency,
    paid: 0,
    credited: 0,
    periodStart: period.start,
    periodEnd: period.end,
    plan,
    issuedAt: null,
    createdAt: app.clock.now(),
  };
}

/** The draft for a subscription's current period. */
export const draftPeriod = (app: App, subscription: Subscription): Invoice =>
  draftInvoice(app, subscription, { kind: "period", ...periodLines(subscription.plan, subscription.period) });

/** Issues a draft: gives it a number, and from now on it is owed. */
export async function issue(app: App, tx: Tx, draft: Invoice): Promise<Invoice> {
  const issuedAt = app.clock.now();
  const number = await nextNumber(tx, "invoice", issuedAt);
  const status = openAmount(draft) === 0 ? ("paid" as const) : ("open" as const);
  const invoice = { ...draft, number, issuedAt, status, seller: app.seller };
  await saveInvoice(tx, invoice);
  await remember(app, tx, invoice, { kind: "invoice", about: invoice.id, amount: invoice.total });
  return invoice;
}

/** Credits `amount` minor units of an issued invoice with a credit note. `refunded` is the part that was paid. */
export async function credit(
  app: App,
  tx: Tx,
  invoice: Invoice,
  { amount, refunded, reason }: { amount: number; refunded: number; reason: string },
): Promise<Invoice> {
  const [id, issuedAt] = [app.ids.next(), app.clock.now()];
  const number = await nextNumber(tx, "credit", issuedAt);
  const { userId, currency } = invoice;
  await insertCreditNote(tx, {
    id,
    number,
    userId,
    invoiceId: invoice.id,
    amount,
    currency,
    reason,
    seller: app.seller,
    issuedAt,
  });
  await remember(app, tx, invoice, { kind: "credit", about: id, amount, reason });
  const changed = { ...invoice, paid: invoice.paid - refunded, credited: invoice.credited + amount };
  const settled = { ...changed, status: openAmount(changed) === 0 ? ("paid" as const) : ("open" as const) };
  await saveInvoice(tx, settled);
  return settled;
}

/** Adds an entry about an invoice's money to the payment history. */
export const remember = (
  app: App,
  tx: Tx,
  { id: invoiceId, userId, currency }: Invoice,
  what: { kind: HistoryKind; about: string; amount: number; reason?: string },
): Promise<void> =>
  addToHistory(tx, {
    id: app.ids.next(),
    userId,
    invoiceId,
    currency,
    reason: null,
    ...what,
    at: app.clock.now(),
  });

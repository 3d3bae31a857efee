import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { type Invoice, refundsOf } from "../domain/invoice.ts";
import type { Payment } from "../domain/payment.ts";
import { unusedAfterToday } from "../domain/proration.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Tx } from "../store/db.ts";
import { isWithheld, takenOf } from "../store/disputes.ts";
import { invoicesSince } from "../store/invoices.ts";
import { insertRefund, paymentOf, refundsOfPayment } from "../store/payments.ts";
import { enqueueRefund } from "./enqueue.ts";
import { credit, remember } from "./invoicing.ts";

/** The part of an invoice for days that will not be used, in minor units. */
export interface Share {
  readonly invoice: Invoice;
  readonly amount: number;
}

interface Refunding {
  readonly invoice: Invoice;
  readonly payment: Payment;
  readonly amount: number;
  readonly reason: string;
}

/** The price of a subscription's days after today, split by invoice, the newest first. */
export async function sharesAfterToday(app: App, tx: Tx, subscription: Subscription): Promise<Share[]> {
  const { id, status, plan, period } = subscription;
  if (status !== "active") return [];
  const now = app.clock.now();
  return refundsOf(await invoicesSince(tx, id, now), unusedAfterToday(plan.amount, period, now));
}

/**
 * Refunds a share to the card that paid it, with a credit note. It leaves out what a bank took or withholds, since the
 * payer has asked their bank for that money.
 */
export async function giveBack(
  app: App,
  tx: Tx,
  { invoice, amount }: Share,
  reason: "canceled" | "disputed",
): Promise<void> {
  const payment = await paymentOf(tx, invoice.id);
  if (!payment) return;
  const back = Math.min(amount, await leftOf(tx, payment));
  if (back === 0) return;
  await payBack(app, tx, { invoice, payment, amount: back, reason });
}

/** Refunds an amount to the card, and credits it on the invoice. */
export async function payBack(app: App, tx: Tx, what: Refunding): Promise<void> {
  const { invoice, amount, reason } = what;
  await refund(app, tx, what);
  await credit(app, tx, invoice, { amount, refunded: amount, reason });
}

/** What is left of a payment after refunds and disputes, without the dispute `but`. In minor units. */
export async function leftOf(tx: Tx, { id, amount }: Payment, but = ""): Promise<number> {
  const { decided } = await refundsOfPayment(tx, id);
  return amount - decided - (await takenOf(tx, id, but));
}

/** Records a refund to the card, which a job sends after the transaction commits. */
export async function refund(app: App, tx: Tx, what: Refunding): Promise<void> {
  const { invoice, payment, amount, reason } = what;
  const id = app.ids.next();
  await insertRefund(tx, { id, paymentId: payment.id, amount }, app.clock.now());
  await remember(app, tx, invoice, { kind: "refund", about: id, amount, reason });
  await enqueueRefund(app, tx, id);
}

/** @throws Refusal `conflict` when a bank withholds the money that would have to be refunded */
export async function refuseWithheld(app: App, tx: Tx, subscription: Subscription): Promise<void> {
  for (const { invoice } of await sharesAfterToday(app, tx, subscription)) {
    const payment = await paymentOf(tx, invoice.id);
    if (!payment || !(await isWithheld(tx, payment.id))) continue;
    throw new Refusal(
      "conflict",
      "payment-disputed",
      "Your bank is withholding your payment, so we cannot refund it now. POST cancel with when: period-end, or wait until your bank has decided.",
    );
  }
}

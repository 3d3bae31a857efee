import type { App } from "../app.ts";
import { refundsOf } from "../domain/invoice.ts";
import { unusedAfterToday } from "../domain/proration.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Tx } from "../store/db.ts";
import { invoicesSince } from "../store/invoices.ts";
import { insertRefund, paymentOf } from "../store/payments.ts";
import { endSubscription } from "./end-subscription.ts";
import { enqueueRefund } from "./enqueue.ts";
import { credit, remember } from "./invoicing.ts";

/**
 * Ends a subscription today; the days after today go back to the card, the newest payment first. The payer's lock is
 * held.
 */
export async function cancelNow(app: App, tx: Tx, subscription: Subscription): Promise<void> {
  if (subscription.status === "active") await giveBack(app, tx, subscription);
  await endSubscription(app, tx, subscription, "canceled");
}

async function giveBack(app: App, tx: Tx, { id, plan, period }: Subscription): Promise<void> {
  const now = app.clock.now();
  const invoices = await invoicesSince(tx, id, now);
  for (const { invoice, amount } of refundsOf(invoices, unusedAfterToday(plan.amount, period, now))) {
    const payment = await paymentOf(tx, invoice.id);
    if (!payment) throw new Error("A paid invoice without its payment.");
    const refundId = app.ids.next();
    await insertRefund(tx, { id: refundId, paymentId: payment.id, amount }, now);
    await remember(app, tx, invoice, { kind: "refund", about: refundId, amount, reason: "canceled" });
    await credit(app, tx, invoice, { amount, refunded: amount, reason: "canceled" });
    await enqueueRefund(app, tx, refundId);
  }
}

import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { refundsOf } from "../domain/invoice.ts";
import { unusedAfterToday } from "../domain/proration.ts";
import { canceledAtPeriodEnd, mustBeLive, type Subscription } from "../domain/subscription.ts";
import { endSubscription } from "../steps/end-subscription.ts";
import { enqueueRefund } from "../steps/enqueue.ts";
import { credit, remember } from "../steps/invoicing.ts";
import { changeOwn, clearWaiting, holdOwn } from "../steps/own-subscription.ts";
import { SubscriptionView, viewSubscription } from "../steps/view.ts";
import type { Tx } from "../store/db.ts";
import { invoicesSince } from "../store/invoices.ts";
import { insertRefund, paymentOf } from "../store/payments.ts";

/**
 * Gives up a subscription: at the end of its period, or at once. At once, the days after today go back to the card,
 * the newest payment first.
 */
export const cancelSubscription = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ when: z.enum(["period-end", "now"]).default("period-end") }),
  answer: SubscriptionView,
  async run(app, { params, body, actor, transaction }) {
    const who = { id: params.id, userId: actor.id };
    await clearWaiting(app, who);
    return transaction(async (tx) => {
      if (body.when === "period-end") await changeOwn(app, tx, who, canceledAtPeriodEnd);
      else await cancelNow(app, tx, (await holdOwn(app, tx, who)).subscription);
      return answer(await viewSubscription(tx, who));
    });
  },
});

async function cancelNow(app: App, tx: Tx, subscription: Subscription): Promise<void> {
  mustBeLive(subscription);
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

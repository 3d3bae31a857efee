import { answer, transaction } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { adviceFor, type Payment } from "../domain/payment.ts";
import { beginPayment } from "../steps/begin-payment.ts";
import { collect, giveUp, inFlight } from "../steps/collect.ts";
import { ownInvoice } from "../steps/own-invoice.ts";
import { SubscriptionView, viewSubscription } from "../steps/view.ts";
import { findAccount, lockAccount } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import type { StoredInvoice } from "../store/invoices.ts";
import { findOpenPayment } from "../store/payments.ts";
import { findSubscription } from "../store/subscriptions.ts";

/** Pays an open invoice now, with the card on file. The plan is then active again at once. */
export const payInvoice = useCase({
  params: z.object({ id: Id }),
  answer: SubscriptionView,
  async run(app, { params, actor, transaction: inTransaction }) {
    const invoice = await ownInvoice(app.db.read, params.id, actor.id);
    const begun =
      (await goOnWith(app, invoice)) ?? (await transaction(app.db, (tx) => beginPaying(app, tx, invoice)));
    const who = { id: invoice.subscriptionId, userId: actor.id };
    return collect(app, begun, inTransaction, async (tx) => answer(await viewSubscription(tx, who)));
  },
});

/** The payment that already waits for its payer, unless it was begun with another card. */
async function goOnWith(app: App, { userId, subscriptionId }: StoredInvoice): Promise<Payment | null> {
  const payment = await findOpenPayment(app.db.read, subscriptionId);
  if (!payment) return null;
  const account = await findAccount(app.db.read, app.sealer, userId);
  if (payment.onSession && payment.card === account?.card) return payment;
  await giveUp(app, payment);
  return null;
}

async function beginPaying(
  app: App,
  tx: Tx,
  { id, userId, subscriptionId }: StoredInvoice,
): Promise<Payment> {
  const account = await lockAccount(tx, app.sealer, userId, app.clock.now());
  const invoice = await ownInvoice(tx, id, userId);
  if (invoice.status !== "open")
    throw new Refusal(
      "conflict",
      "invoice-settled",
      "This invoice is already settled. You have nothing to pay.",
    );
  if (account.card === null) throw new Refusal("payment-required", "no-card", adviceFor["no-card"]);
  if (await findOpenPayment(tx, subscriptionId)) throw inFlight();
  const subscription = await findSubscription(tx, subscriptionId, userId);
  if (!subscription) throw notFound("subscription");
  return beginPayment(app, tx, { account, subscription, invoice }, true);
}

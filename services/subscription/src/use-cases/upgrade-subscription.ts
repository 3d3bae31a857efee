import { answer, transaction } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import type { Payment } from "../domain/payment.ts";
import { mustBeLive } from "../domain/subscription.ts";
import { beginPayment } from "../steps/begin-payment.ts";
import { collect, giveUp } from "../steps/collect.ts";
import { draftUpgrade } from "../steps/draft-upgrade.ts";
import { issue } from "../steps/invoicing.ts";
import { holdOwn } from "../steps/own-subscription.ts";
import { PlanWish, planWished } from "../steps/plan-wish.ts";
import { applyUpgrade } from "../steps/settle-payment.ts";
import { SubscriptionView, viewSubscription } from "../steps/view.ts";
import type { Tx } from "../store/db.ts";
import { invoiceById, saveInvoice } from "../store/invoices.ts";
import { findOpenPayment } from "../store/payments.ts";
import { findSubscription } from "../store/subscriptions.ts";

type Who = { id: string; userId: string };

/** Upgrades at once, for the difference in price over the rest of the period. It takes effect when that is paid. */
export const upgradeSubscription = useCase({
  params: z.object({ id: Id }),
  body: PlanWish,
  answer: SubscriptionView,
  async run(app, { params, body, actor, transaction: inTransaction }) {
    const who = { id: params.id, userId: actor.id };
    const view = async (tx: Tx) => answer(await viewSubscription(tx, who));
    const begun =
      (await goOnWith(app, who, body)) ??
      (await transaction(app.db, (tx) => beginUpgrade(app, tx, who, body)));
    if (begun) return collect(app, begun, inTransaction, view);
    return inTransaction(async (tx) => {
      await upgradeForNothing(app, tx, who, body);
      return view(tx);
    });
  },
});

/** The open payment of the same request, from before a crash or from a parallel request. */
async function goOnWith(app: App, { id, userId }: Who, wish: PlanWish): Promise<Payment | null> {
  const subscription = await findSubscription(app.db.read, id, userId);
  if (!subscription) throw notFound("subscription");
  mustBeLive(subscription);
  const payment = await findOpenPayment(app.db.read, id);
  if (!payment) return null;
  const { plan } = await invoiceById(app.db.read, payment.invoiceId);
  const wished = planWished(subscription, wish);
  if (payment.onSession && plan.tier === wished.tier && plan.interval === wished.interval) return payment;
  await giveUp(app, payment);
  return null;
}

async function beginUpgrade(app: App, tx: Tx, who: Who, wish: PlanWish): Promise<Payment | null> {
  const { account, subscription } = await holdOwn(app, tx, who);
  const invoice = draftUpgrade(app, subscription, planWished(subscription, wish));
  if (invoice.total === 0) return null;
  await saveInvoice(tx, invoice);
  return beginPayment(app, tx, { account, subscription, invoice }, true);
}

/** Upgrades without a charge: during a trial, or when the difference is too small to charge. */
async function upgradeForNothing(app: App, tx: Tx, who: Who, wish: PlanWish): Promise<void> {
  const { subscription } = await holdOwn(app, tx, who);
  const draft = draftUpgrade(app, subscription, planWished(subscription, wish));
  if (draft.lines.length > 0) await issue(app, tx, draft);
  await applyUpgrade(app, tx, subscription, draft);
}

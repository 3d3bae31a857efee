import { answer, transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { unsold } from "../clients/no-payments.ts";
import { adviceFor, type Payment } from "../domain/payment.ts";
import { intervals, type Plan, planOf } from "../domain/plan.ts";
import { begin, beginTrial } from "../domain/subscription.ts";
import { TierCode } from "../domain/tiers.ts";
import { beginPayment } from "../steps/begin-payment.ts";
import { changeTier } from "../steps/change-tier.ts";
import { collect, giveUp, inFlight } from "../steps/collect.ts";
import { draftPeriod } from "../steps/invoicing.ts";
import { refuseDebtor } from "../steps/refuse-debtor.ts";
import { SubscriptionView, viewCurrent } from "../steps/view.ts";
import { lockAccount, saveAccount } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import { saveInvoice } from "../store/invoices.ts";
import { findOpenPayment } from "../store/payments.ts";
import { findLive, saveSubscription } from "../store/subscriptions.ts";

/** Begins a subscription, which is active once the first period is paid, or begins the user's only trial. */
export const createSubscription = useCase({
  body: z.strictObject({
    tier: TierCode,
    interval: z.enum(intervals),
    trial: z.boolean().default(false).meta({ description: "Begin with a free trial." }),
  }),
  answer: SubscriptionView,
  async run(app, { body, actor, transaction: inTransaction }) {
    if (app.payments.name === "none") throw unsold();
    const plan = planOf(body.tier, body.interval);
    if (body.trial) {
      return inTransaction(async (tx) => {
        await beginTrialOf(app, tx, actor.id, plan);
        return answer(await viewCurrent(tx, actor.id));
      });
    }
    const payment = await goOnWith(app, actor.id, plan);
    const begun = payment ?? (await transaction(app.db, (tx) => beginPaid(app, tx, actor.id, plan)));
    return collect(app, begun, inTransaction, async (tx) => answer(await viewCurrent(tx, actor.id)));
  },
});

/** The open payment of the same request, from before a crash or from a parallel request. */
async function goOnWith(app: App, userId: string, plan: Plan): Promise<Payment | null> {
  const live = await findLive(app.db.read, userId);
  if (live?.status !== "incomplete") return null;
  const payment = await findOpenPayment(app.db.read, live.id);
  if (!payment) return null;
  const { card } = await transaction(app.db, (tx) => lockAccount(tx, app.sealer, userId, app.clock.now()));
  const same = live.plan.tier === plan.tier && live.plan.interval === plan.interval && payment.card === card;
  if (same) return payment;
  await giveUp(app, payment);
  return null;
}

async function beginPaid(app: App, tx: Tx, userId: string, plan: Plan): Promise<Payment> {
  const account = await lockAccount(tx, app.sealer, userId, app.clock.now());
  const live = await findLive(tx, userId);
  if (live?.status === "incomplete") throw inFlight();
  if (live) throw subscribedAlready();
  await refuseDebtor(tx, userId);
  if (account.card === null) throw new Refusal("payment-required", "no-card", adviceFor["no-card"]);
  const subscription = begin({ id: app.ids.next(), userId }, plan, app.clock.now());
  await saveSubscription(tx, subscription);
  const invoice = draftPeriod(app, subscription);
  await saveInvoice(tx, invoice);
  return beginPayment(app, tx, { account, subscription, invoice }, true);
}

async function beginTrialOf(app: App, tx: Tx, userId: string, plan: Plan): Promise<void> {
  const now = app.clock.now();
  const account = await lockAccount(tx, app.sealer, userId, now);
  if (await findLive(tx, userId)) throw subscribedAlready();
  await refuseDebtor(tx, userId);
  if (account.trialUsedAt !== null)
    throw new Refusal("conflict", "trial-used", "You have already had a trial. Subscribe without one.");
  await saveAccount(tx, app.sealer, { ...account, trialUsedAt: now });
  const subscription = beginTrial({ id: app.ids.next(), userId }, plan, app.config.TRIAL_DAYS, now);
  await saveSubscription(tx, subscription);
  await changeTier(app, tx, { userId, tier: plan.tier, reason: "trial-began" });
}

const subscribedAlready = (): Refusal =>
  new Refusal(
    "conflict",
    "subscribed-already",
    "You already have a subscription. POST upgrade or downgrade to change it.",
  );

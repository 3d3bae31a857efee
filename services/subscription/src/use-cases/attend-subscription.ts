import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { lookAgainAt, type Payment } from "../domain/payment.ts";
import { planOf } from "../domain/plan.ts";
import { dueNow, renewed, type Subscription } from "../domain/subscription.ts";
import { beginPayment } from "../steps/begin-payment.ts";
import { changeTier } from "../steps/change-tier.ts";
import { drivePayment, dropPayment } from "../steps/drive-payment.ts";
import { endSubscription } from "../steps/end-subscription.ts";
import { draftPeriod, issue } from "../steps/invoicing.ts";
import { settlePayment } from "../steps/settle-payment.ts";
import { type Account, lockAccount } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import { findOpenInvoice } from "../store/invoices.ts";
import { findOpenPayment } from "../store/payments.ts";
import { findSubscription, payerOf, saveSubscription } from "../store/subscriptions.ts";

type Todo = { payment: Payment } | "again" | "nothing";

// A subscription that no job attended to for years catches up period by period. More steps than this are a bug.
const mostSteps = 200;

/**
 * Does everything that is due for a subscription: settles payments that a crash left open, renews, retries a card, ends.
 * It can safely run at any time, in several processes at once, and again after a crash at any point.
 */
export async function attendSubscription(
  app: App,
  { subscriptionId }: { subscriptionId: string },
): Promise<void> {
  const userId = await payerOf(app.db.read, subscriptionId);
  if (userId === null) return;
  for (let step = 0; step < mostSteps; step++) {
    const todo = await transaction(app.db, (tx) => decide(app, tx, subscriptionId, userId));
    if (todo === "nothing") return;
    if (todo !== "again" && !(await finish(app, todo.payment))) return;
  }
  throw new Error(`Subscription ${subscriptionId} is still due after ${mostSteps} steps.`);
}

async function decide(app: App, tx: Tx, subscriptionId: string, userId: string): Promise<Todo> {
  const now = app.clock.now();
  const account = await lockAccount(tx, app.sealer, userId, now);
  const subscription = await findSubscription(tx, subscriptionId, userId);
  if (!subscription) return "nothing";
  const payment = await findOpenPayment(tx, subscriptionId);
  if (payment) {
    const waits = payment.onSession && lookAgainAt(payment) > now;
    if (waits) await saveSubscription(tx, subscription, lookAgainAt(payment));
    return waits ? "nothing" : { payment };
  }
  switch (dueNow(subscription, now)) {
    case "renew":
      return renew(app, tx, account, subscription);
    case "retry":
      return retry(app, tx, account, subscription);
    case "end": {
      await endSubscription(app, tx, subscription, subscription.cancelAtPeriodEnd ? "canceled" : "unpaid");
      return "again";
    }
    case null:
      await saveSubscription(tx, subscription);
      return "nothing";
  }
}

async function renew(app: App, tx: Tx, account: Account, subscription: Subscription): Promise<Todo> {
  if (subscription.status === "trialing" && account.card === null) {
    await endSubscription(app, tx, subscription, "trial-over");
    return "again";
  }
  const { tier, interval } = subscription.next ?? subscription.plan;
  const next = renewed(subscription, planOf(tier, interval));
  await saveSubscription(tx, next);
  const invoice = await issue(app, tx, draftPeriod(app, next));
  await changeTier(app, tx, { userId: account.userId, tier, reason: "downgraded" });
  return { payment: await beginPayment(app, tx, { account, subscription: next, invoice }, false) };
}

async function retry(app: App, tx: Tx, account: Account, subscription: Subscription): Promise<Todo> {
  const invoice = await findOpenInvoice(tx, subscription.id);
  if (!invoice) throw new Error("A subscription is past due without an open invoice.");
  return { payment: await beginPayment(app, tx, { account, subscription, invoice }, false) };
}

/** Settles an open payment; false when the bank has not answered yet. */
async function finish(app: App, payment: Payment): Promise<boolean> {
  // The payer who began it has left, or was asked to try again. They would not expect a charge now.
  const outcome = await (payment.onSession ? dropPayment(app, payment) : drivePayment(app, payment));
  await transaction(app.db, (tx) => settlePayment(app, tx, payment, outcome));
  return outcome.status !== "processing";
}

import { notFound } from "@storytelling/values";
import type { App } from "../app.ts";
import type { Subscription } from "../domain/subscription.ts";
import { type Account, lockAccount } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import { findOpenPayment } from "../store/payments.ts";
import { findSubscription, saveSubscription } from "../store/subscriptions.ts";
import { giveUp, inFlight } from "./collect.ts";

/**
 * Reads a user's own subscription under the payer's lock. It must have no open payment.
 * @throws Refusal `not-found` for subscriptions of others, `conflict` while a payment is under way
 */
export async function holdOwn(
  app: App,
  tx: Tx,
  { id, userId }: { id: string; userId: string },
): Promise<{ account: Account; subscription: Subscription }> {
  const account = await lockAccount(tx, app.sealer, userId, app.clock.now());
  const subscription = await findSubscription(tx, id, userId);
  if (!subscription) throw notFound("subscription");
  if (await findOpenPayment(tx, id)) throw inFlight();
  return { account, subscription };
}

/** Cancels a payment that waits for the payer's confirmation, since the payer wants something else now. */
export async function clearWaiting(app: App, { id, userId }: { id: string; userId: string }): Promise<void> {
  if (!(await findSubscription(app.db.read, id, userId))) throw notFound("subscription");
  const payment = await findOpenPayment(app.db.read, id);
  if (payment) await giveUp(app, payment);
}

/** Applies a domain rule that moves no money to a user's own subscription. */
export const changeOwn = (
  app: App,
  tx: Tx,
  who: { id: string; userId: string },
  rule: (subscription: Subscription) => Subscription,
): Promise<void> =>
  holdOwn(app, tx, who).then(({ subscription }) => saveSubscription(tx, rule(subscription)));

import type { App } from "../app.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Tx } from "../store/db.ts";
import { endSubscription } from "./end-subscription.ts";
import { giveBack, sharesAfterToday } from "./give-back.ts";

/**
 * Ends a subscription today. The price of the days after today is refunded to the card, the newest payment first. The
 * caller holds the payer's lock.
 */
export async function cancelNow(app: App, tx: Tx, subscription: Subscription): Promise<void> {
  for (const share of await sharesAfterToday(app, tx, subscription))
    await giveBack(app, tx, share, "canceled");
  await endSubscription(app, tx, subscription, "canceled");
}

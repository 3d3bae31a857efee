import type { App } from "../app.ts";
import { openAmount } from "../domain/invoice.ts";
import { type EndReason, ended, type Subscription } from "../domain/subscription.ts";
import type { Tx } from "../store/db.ts";
import { findOpenInvoice } from "../store/invoices.ts";
import { saveSubscription } from "../store/subscriptions.ts";
import { changeTier } from "./change-tier.ts";
import { credit } from "./invoicing.ts";

/**
 * Ends a subscription: the user has Free from now on, and whatever they made stays. What is still open is credited in
 * full: nobody is asked for money after they left. The payer's lock is held.
 */
export async function endSubscription(
  app: App,
  tx: Tx,
  subscription: Subscription,
  reason: Exclude<EndReason, "first-payment-failed">,
): Promise<Subscription> {
  const open = await findOpenInvoice(tx, subscription.id);
  if (open) await credit(app, tx, open, { amount: openAmount(open), refunded: 0, reason });
  const over = ended(subscription, reason, app.clock.now());
  await saveSubscription(tx, over);
  // An event's words are fixed for ever; an invoice that a bank took back is one that is not paid.
  const told = reason === "disputed" ? "unpaid" : reason;
  await changeTier(app, tx, { userId: over.userId, tier: "free", reason: told });
  return over;
}

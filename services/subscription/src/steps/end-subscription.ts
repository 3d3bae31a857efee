import type { App } from "../app.ts";
import { openAmount } from "../domain/invoice.ts";
import { type EndReason, ended, type Subscription } from "../domain/subscription.ts";
import type { Tx } from "../store/db.ts";
import { findOpenInvoice } from "../store/invoices.ts";
import { saveSubscription } from "../store/subscriptions.ts";
import { changeTier } from "./change-tier.ts";
import { credit } from "./invoicing.ts";

/**
 * Ends a subscription. The user has Free from now on, and keeps everything they made. An open amount is credited in
 * full: users who have left owe nothing. The caller holds the payer's lock.
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
  // The event's schema is fixed and has no reason "disputed". An invoice whose payment was taken back is unpaid.
  const told = reason === "disputed" ? "unpaid" : reason;
  await changeTier(app, tx, { userId: over.userId, tier: "free", reason: told });
  return over;
}

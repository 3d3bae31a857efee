import type { App } from "../app.ts";
import type { Card } from "../clients/payment-provider.ts";
import { triedAgainNow } from "../domain/subscription.ts";
import { type Account, saveAccount } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import { findOpenPayment } from "../store/payments.ts";
import { findLive, saveSubscription } from "../store/subscriptions.ts";
import { enqueueAttendance } from "./enqueue.ts";

/** Saves the card for all payments from now on, and tries open invoices at once. The caller holds the payer's lock. */
export async function keepCard(app: App, tx: Tx, account: Account, card: Card): Promise<void> {
  await saveAccount(tx, app.sealer, { ...account, card: card.reference, cardLabel: card.label });
  const live = await findLive(tx, account.userId);
  if (live?.status !== "past-due" || (await findOpenPayment(tx, live.id))) return;
  await saveSubscription(tx, triedAgainNow(live, app.clock.now()));
  await enqueueAttendance(app, tx, [live.id]);
}

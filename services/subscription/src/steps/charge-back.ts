import type { App } from "../app.ts";
import type { Dispute } from "../domain/dispute.ts";
import { type Invoice, openAmount, smallestCharge } from "../domain/invoice.ts";
import type { Payment } from "../domain/payment.ts";
import { isLive } from "../domain/subscription.ts";
import type { Tx } from "../store/db.ts";
import { invoiceById, saveInvoice } from "../store/invoices.ts";
import { savePayment } from "../store/payments.ts";
import { findSubscription } from "../store/subscriptions.ts";
import { endSubscription } from "./end-subscription.ts";
import { giveBack, leftOf, payBack, refund, sharesAfterToday } from "./give-back.ts";
import { credit } from "./invoicing.ts";

interface Case {
  readonly dispute: Dispute;
  readonly payment: Payment;
  /** Whether the payer's account still exists. */
  readonly present: boolean;
}

/**
 * A bank has taken a payment back for good. The plan that it paid for ends today, like a canceled one. Days after today
 * are refunded if another payment paid for them, and credited if the lost payment did. So the invoice stays open for the
 * price of what the payer has used. The caller holds the payer's lock.
 */
export async function chargeBack(app: App, tx: Tx, { dispute, payment, present }: Case): Promise<void> {
  const subscription = await findSubscription(tx, payment.subscriptionId, payment.userId);
  if (!subscription) throw new Error("A payment without its subscription.");
  const shares = await sharesAfterToday(app, tx, subscription);
  // First, since it credits every open amount: the amount that the bank took must stay owed.
  if (isLive(subscription)) await endSubscription(app, tx, subscription, "disputed");
  await savePayment(tx, { ...payment, status: "charged-back" });
  const paid = await invoiceById(tx, payment.invoiceId);
  const reopened: Invoice = { ...paid, status: "open", paid: paid.paid - dispute.withheld };
  await saveInvoice(tx, reopened);
  for (const share of shares) if (share.invoice.id !== paid.id) await giveBack(app, tx, share, "disputed");
  const unused = shares.find((share) => share.invoice.id === paid.id)?.amount ?? 0;
  const credited = await creditLost(app, tx, reopened, present ? unused : openAmount(reopened));
  // If the bank claimed only a part, the rest may still be more than the price of what was used.
  const amount = Math.min(unused - openAmount(reopened), await leftOf(tx, payment));
  if (amount > 0) await payBack(app, tx, { invoice: credited, payment, amount, reason: "disputed" });
}

/** Credits the part of a lost invoice that will not be collected: the unused days, or a rest too small to charge. */
async function creditLost(app: App, tx: Tx, invoice: Invoice, unused: number): Promise<Invoice> {
  const open = openAmount(invoice);
  const left = open - Math.min(unused, open);
  const amount = left < smallestCharge ? open : open - left;
  return amount > 0 ? credit(app, tx, invoice, { amount, refunded: 0, reason: "disputed" }) : invoice;
}

/**
 * A loss was overturned. The money pays the open amount of the invoice. The rest goes back to the card: what the payer
 * has paid again meanwhile, and days that were credited.
 */
export async function reinstate(app: App, tx: Tx, { dispute, payment }: Case): Promise<void> {
  const invoice = await invoiceById(tx, payment.invoiceId);
  const open = openAmount(invoice);
  const settles = Math.min(open, dispute.withheld);
  const status = settles === open ? ("paid" as const) : invoice.status;
  await saveInvoice(tx, { ...invoice, status, paid: invoice.paid + settles });
  const amount = dispute.withheld - settles;
  if (amount > 0) await refund(app, tx, { invoice, payment, amount, reason: "dispute-won" });
}

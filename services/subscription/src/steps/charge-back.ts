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
  /** Whether the payer is still there. */
  readonly present: boolean;
}

/**
 * A bank has taken a payment back for good. The plan that it paid for ends today, like one that is canceled: days after
 * today that good money paid for go back, those that the lost money was for are credited. So what stays open of the
 * invoice is the price of what the payer had. The payer's lock is held.
 */
export async function chargeBack(app: App, tx: Tx, { dispute, payment, present }: Case): Promise<void> {
  const subscription = await findSubscription(tx, payment.subscriptionId, payment.userId);
  if (!subscription) throw new Error("A payment without its subscription.");
  const shares = await sharesAfterToday(app, tx, subscription);
  // First, since it credits whatever is open: what the bank took shall stay owed.
  if (isLive(subscription)) await endSubscription(app, tx, subscription, "disputed");
  await savePayment(tx, { ...payment, status: "charged-back" });
  const paid = await invoiceById(tx, payment.invoiceId);
  const reopened: Invoice = { ...paid, status: "open", paid: paid.paid - dispute.withheld };
  await saveInvoice(tx, reopened);
  for (const share of shares) if (share.invoice.id !== paid.id) await giveBack(app, tx, share, "disputed");
  const unused = shares.find((share) => share.invoice.id === paid.id)?.amount ?? 0;
  const credited = await creditLost(app, tx, reopened, present ? unused : openAmount(reopened));
  // Where the bank claimed a part alone, what is left may still be more than the price of what was had.
  const amount = Math.min(unused - openAmount(reopened), await leftOf(tx, payment));
  if (amount > 0) await payBack(app, tx, { invoice: credited, payment, amount, reason: "disputed" });
}

/** Takes off a lost invoice what nobody will be asked for, and what would be too little to charge. */
async function creditLost(app: App, tx: Tx, invoice: Invoice, unused: number): Promise<Invoice> {
  const open = openAmount(invoice);
  const left = open - Math.min(unused, open);
  const amount = left < smallestCharge ? open : open - left;
  return amount > 0 ? credit(app, tx, invoice, { amount, refunded: 0, reason: "disputed" }) : invoice;
}

/**
 * A loss was overturned: the money pays what is still open of the invoice. What the payer has paid again meanwhile, and
 * days that were credited, go back to the card.
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

import type { App } from "../app.ts";
import { type Invoice, openAmount } from "../domain/invoice.ts";
import { lookAgainAt, type Payment } from "../domain/payment.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Account } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import { savePayment } from "../store/payments.ts";
import { saveSubscription } from "../store/subscriptions.ts";

/**
 * Records that an invoice is about to be collected, before the provider is called. If this process dies, another one
 * checks the payment after a minute. The caller holds the payer's lock.
 */
export async function beginPayment(
  app: App,
  tx: Tx,
  { account, subscription, invoice }: { account: Account; subscription: Subscription; invoice: Invoice },
  onSession: boolean,
): Promise<Payment> {
  const payment: Payment = {
    id: app.ids.next(),
    invoiceId: invoice.id,
    subscriptionId: subscription.id,
    userId: account.userId,
    amount: openAmount(invoice),
    currency: invoice.currency,
    customer: account.customer,
    card: account.card,
    onSession,
    reference: null,
    status: "pending",
    reason: null,
    url: null,
    createdAt: app.clock.now(),
  };
  await savePayment(tx, payment);
  await saveSubscription(tx, subscription, lookAgainAt(payment));
  return payment;
}

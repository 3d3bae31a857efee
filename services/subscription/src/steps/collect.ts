import { transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { adviceFor, type Outcome, type Payment } from "../domain/payment.ts";
import type { Tx } from "../store/db.ts";
import { drivePayment, dropPayment } from "./drive-payment.ts";
import { settlePayment } from "./settle-payment.ts";

/**
 * Collects a payment while its payer waits, and answers with `view` in the transaction that settles it.
 * @throws Refusal `payment-required` when the card was declined; the failure is recorded first
 */
export async function collect<T>(
  app: App,
  payment: Payment,
  inTransaction: (work: (tx: Tx) => Promise<T>) => Promise<T>,
  view: (tx: Tx) => Promise<T>,
): Promise<T> {
  const outcome = await drivePayment(app, payment);
  if (outcome.status === "declined" || outcome.status === "canceled") {
    await transaction(app.db, (tx) => settlePayment(app, tx, payment, outcome));
    throw refused(outcome);
  }
  return inTransaction(async (tx) => {
    await settlePayment(app, tx, payment, outcome);
    return view(tx);
  });
}

const refused = (outcome: Outcome): Refusal => {
  const reason = outcome.status === "declined" ? outcome.reason : "confirmation-failed";
  return new Refusal("payment-required", reason, adviceFor[reason]);
};

/**
 * Cancels a payment that waits for its payer, since the payer wants something else now.
 * @throws Refusal `conflict` while the card is being charged
 */
export async function giveUp(app: App, payment: Payment): Promise<void> {
  if (!payment.onSession) throw inFlight();
  const outcome = await dropPayment(app, payment);
  if (outcome.status === "processing") throw inFlight();
  await transaction(app.db, (tx) => settlePayment(app, tx, payment, outcome));
}

export const inFlight = (): Refusal =>
  new Refusal("conflict", "payment-in-flight", "A payment is under way. Try again in a moment.", {
    retryAfter: 5,
  });

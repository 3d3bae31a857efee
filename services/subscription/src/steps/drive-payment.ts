import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Outcome, Payment } from "../domain/payment.ts";
import { saveReference } from "../store/payments.ts";

/**
 * Brings an open payment to an outcome, from the step where it stopped: prepares it, saves the provider's reference,
 * confirms it. It moves money at most once, even when several processes run it at once. Never call it in a transaction.
 */
export async function drivePayment(app: App, payment: Payment): Promise<Outcome> {
  const { customer, card, onSession } = payment;
  if (customer === null || card === null) return { status: "declined", reason: "no-card" };
  const reference = payment.reference ?? (await prepare(app, payment, customer, card));
  const outcome = await app.payments.confirm(reference, { onSession });
  if (outcome.status !== "requires-confirmation" || onSession) return outcome;
  // The payer is not present to confirm. It is canceled, so that the payer's own payment cannot be a second one.
  const dropped = await app.payments.cancel(reference);
  return dropped.status === "canceled" ? { status: "declined", reason: "confirmation-needed" } : dropped;
}

async function prepare(app: App, payment: Payment, customer: string, card: string): Promise<string> {
  const { id: key, amount, currency } = payment;
  const reference = await app.payments.prepare({ key, amount, currency, customer, card });
  await transaction(app.db, (tx) => saveReference(tx, payment.id, reference));
  return reference;
}

/** Cancels an open payment if that is still possible, and returns its outcome. */
export const dropPayment = async (app: App, { reference }: Payment): Promise<Outcome> =>
  reference === null ? { status: "canceled" } : app.payments.cancel(reference);

import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Outcome, Payment } from "../domain/payment.ts";
import { saveReference } from "../store/payments.ts";

/**
 * Brings an open payment to an outcome, from wherever it stopped: prepares it, keeps the provider's name for it,
 * confirms it. Moves money at most once, whoever runs this how often and at once. Never inside a transaction.
 */
export async function drivePayment(app: App, payment: Payment): Promise<Outcome> {
  const { customer, card, onSession } = payment;
  if (customer === null || card === null) return { status: "declined", reason: "no-card" };
  const reference = payment.reference ?? (await prepare(app, payment, customer, card));
  const outcome = await app.payments.confirm(reference, { onSession });
  if (outcome.status !== "requires-confirmation" || onSession) return outcome;
  // Nobody is there to confirm. Given up, it cannot be paid a second time beside the one that the payer makes.
  const dropped = await app.payments.cancel(reference);
  return dropped.status === "canceled" ? { status: "declined", reason: "confirmation-needed" } : dropped;
}

async function prepare(app: App, payment: Payment, customer: string, card: string): Promise<string> {
  const { id: key, amount, currency } = payment;
  const reference = await app.payments.prepare({ key, amount, currency, customer, card });
  await transaction(app.db, (tx) => saveReference(tx, payment.id, reference));
  return reference;
}

/** Gives an open payment up where that is still possible, and says what became of it. */
export const dropPayment = async (app: App, { reference }: Payment): Promise<Outcome> =>
  reference === null ? { status: "canceled" } : app.payments.cancel(reference);

import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Claim } from "../domain/dispute.ts";
import { isOpen } from "../domain/payment.ts";
import { findPayment } from "../store/payments.ts";
import { settleDispute } from "./settle-dispute.ts";
import { settlePayment } from "./settle-payment.ts";

/** Updates our books to the current state of a dispute. An open payment is settled first. */
export async function followDispute(app: App, claim: Claim): Promise<void> {
  const payment = await findPayment(app.db.read, { reference: claim.payment });
  // Not one of ours: several platforms may share one account at a provider.
  if (!payment) return;
  if (isOpen(payment)) {
    const outcome = await app.payments.look(claim.payment);
    await transaction(app.db, (tx) => settlePayment(app, tx, payment, outcome));
  }
  await transaction(app.db, (tx) => settleDispute(app, tx, payment, claim));
}

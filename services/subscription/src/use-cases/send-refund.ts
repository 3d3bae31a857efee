import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { isWithheld } from "../store/disputes.ts";
import { findRefund, noteRefundSent } from "../store/payments.ts";

/** Sends a refund to the provider. Idempotent. */
export async function sendRefund(app: App, { refundId }: { refundId: string }): Promise<void> {
  const refund = await findRefund(app.db.read, refundId);
  if (!refund || refund.sent) return;
  // It is sent when the dispute is decided, unless the bank has paid it itself.
  if (await isWithheld(app.db.read, refund.paymentId)) return;
  const { reference, amount } = refund;
  const became = await app.payments.refund({ key: refundId, reference, amount });
  if (became === "disputed")
    throw new Error("The provider refuses this refund for a dispute that is not in our books yet.");
  await transaction(app.db, (tx) => noteRefundSent(tx, refundId, app.clock.now()));
}

import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { isWithheld } from "../store/disputes.ts";
import { findRefund, noteRefundSent } from "../store/payments.ts";

/** Has the provider give back what was decided to be given back; once, however often it runs. */
export async function sendRefund(app: App, { refundId }: { refundId: string }): Promise<void> {
  const refund = await findRefund(app.db.read, refundId);
  if (!refund || refund.sent) return;
  // When the dispute is decided it is sent, or the bank has given that money itself.
  if (await isWithheld(app.db.read, refund.paymentId)) return;
  const { reference, amount } = refund;
  const became = await app.payments.refund({ key: refundId, reference, amount });
  if (became === "disputed") throw new Error("A refund waits for a dispute that we have not heard of yet.");
  await transaction(app.db, (tx) => noteRefundSent(tx, refundId, app.clock.now()));
}

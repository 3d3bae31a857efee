import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { findRefund, noteRefundSent } from "../store/payments.ts";

/** Has the provider give back what was decided to be given back; once, however often it runs. */
export async function sendRefund(app: App, { refundId }: { refundId: string }): Promise<void> {
  const refund = await findRefund(app.db.read, refundId);
  if (!refund || refund.sent) return;
  await app.payments.refund({ key: refundId, reference: refund.reference, amount: refund.amount });
  await transaction(app.db, (tx) => noteRefundSent(tx, refundId, app.clock.now()));
}

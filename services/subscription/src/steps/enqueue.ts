import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";

export const ATTEND = "attend-subscription";
export const SEND_REFUND = "send-refund";
export const FORGET_CUSTOMER = "forget-customer";

export const enqueueAttendance = (app: App, tx: Tx, subscriptionIds: readonly string[]): Promise<void> =>
  app.jobs.enqueue(
    tx,
    ATTEND,
    subscriptionIds.map((subscriptionId) => ({ subscriptionId })),
  );

export const enqueueRefund = (app: App, tx: Tx, refundId: string): Promise<void> =>
  app.jobs.enqueue(tx, SEND_REFUND, [{ refundId }]);

/** Has the provider forget somebody, once refunds that were just decided are queued before it. */
export const enqueueForgetting = (app: App, tx: Tx, customer: string): Promise<void> =>
  app.jobs.enqueue(tx, FORGET_CUSTOMER, [{ customer }]);

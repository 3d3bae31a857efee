import { jobKind } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";

export const attendJob = jobKind("attend-subscription", z.object({ subscriptionId: Id }));
export const refundJob = jobKind("send-refund", z.object({ refundId: Id }));
export const forgetJob = jobKind("forget-customer", z.object({ customer: z.string() }));

export const enqueueAttendance = (app: App, tx: Tx, subscriptionIds: readonly string[]): Promise<void> =>
  app.jobs.enqueue(
    tx,
    attendJob,
    subscriptionIds.map((subscriptionId) => ({ subscriptionId })),
  );

export const enqueueRefund = (app: App, tx: Tx, refundId: string): Promise<void> =>
  app.jobs.enqueue(tx, refundJob, [{ refundId }]);

/** Enqueues the deletion of a customer at the provider, after the refunds that were just decided. */
export const enqueueForgetting = (app: App, tx: Tx, customer: string): Promise<void> =>
  app.jobs.enqueue(tx, forgetJob, [{ customer }]);

import { jobKind, record, type Tx, transaction } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import { receiptEvent } from "../domain/receipt.ts";
import { ownersOf } from "../store/consents.ts";
import { completeReceipt, filesOf, lockOpenReceipt } from "../store/receipts.ts";
import type { Tables } from "../store/tables.ts";

export const finishJob = jobKind("finish-removal", z.object({ receiptId: Id }));

export const enqueueFinish = (app: App, tx: Tx<Tables>, receiptId: string): Promise<void> =>
  app.jobs.enqueue(tx, finishJob, [{ receiptId }]);

/**
 * Deletes the files of a receipt, completes it, and says so. It may be interrupted anywhere and run again: the files are
 * listed until the receipt is complete.
 */
export async function finishRemoval(app: App, { receiptId }: { receiptId: string }): Promise<void> {
  for (const { ownerId, blobId } of await filesOf(app.db.read, receiptId))
    await app.blobs.delete(ownerId, blobId);
  await transaction(app.db, async (tx) => {
    const receipt = await lockOpenReceipt(tx, receiptId);
    if (!receipt) return;
    const deletedAt = app.clock.now();
    const owners = await ownersOf(tx, [receipt.story_id]);
    await completeReceipt(tx, receipt, deletedAt);
    await record(tx, receiptEvent(receipt, owners.get(receipt.story_id ?? "") ?? null, deletedAt));
  });
}

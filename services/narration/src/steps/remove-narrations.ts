import { record, type Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { cancel, isRunning, remove } from "../domain/narration.ts";
import type { NarrationRow } from "../store/narration-words.ts";
import { deleteNarration, lockRenditions, narrationOf } from "../store/narrations.ts";
import type { Tables } from "../store/tables.ts";
import { bookBlobs } from "./blob-ids.ts";
import { chargeOf } from "./charge.ts";
import { enqueueErasure, withdrawWork } from "./enqueue.ts";

/**
 * Deletes locked narrations with everything that only they need, and stops running ones. Their audio is deleted after
 * the commit.
 */
export async function removeNarrations(
  app: App,
  tx: Tx<Tables>,
  rows: readonly NarrationRow[],
): Promise<void> {
  for (const row of rows) {
    await lockRenditions(tx, row.owner_id);
    const narration = narrationOf(row);
    if (isRunning(row)) await record(tx, cancel(narration, (await chargeOf(tx, row)).characters).events);
    await record(tx, remove(narration));
    await withdrawWork(app, tx, row.id);
    const blobs = await deleteNarration(tx, row);
    const books = [...new Set([row.edition, row.book ?? row.edition])];
    const files = books.flatMap((edition) => bookBlobs(row.id, edition));
    await enqueueErasure(app, tx, row.owner_id, [...files, ...blobs]);
  }
}

import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { isRunning, runningStatus } from "../domain/narration.ts";
import type { NarrationRow } from "../store/narration-words.ts";
import { lockNarration, lockRenditions, narrationOf, saveChange } from "../store/narrations.ts";
import { markReady } from "../store/segments.ts";
import type { Tables } from "../store/tables.ts";
import { isInBook, releaseSegments } from "../store/take-segments.ts";
import { bookBlobs } from "./blob-ids.ts";
import { enqueueErasure, enqueueWork, withdrawWork } from "./enqueue.ts";

/**
 * Has synthetic voices speak the lines of takes that are being deleted. An audiobook that contains one of them cannot be
 * played from now on; a new one is made. Returns how many lines got a stand-in. The caller holds the narration's lock.
 */
export async function standIn(
  app: App,
  tx: Tx<Tables>,
  row: NarrationRow,
  takeIds: readonly string[],
  now: Date,
): Promise<number> {
  const inBook = row.book !== null && (await isInBook(tx, row.id, takeIds));
  const released = await releaseSegments(tx, row.id, takeIds);
  await lockRenditions(tx, row.owner_id);
  await markReady(tx, row.id);
  await enqueueErasure(app, tx, row.owner_id, [
    ...(inBook && row.book !== null ? bookBlobs(row.id, row.book) : []),
    ...(row.edition === row.book ? [] : bookBlobs(row.id, row.edition)),
  ]);
  const marked = (await lockNarration(tx, row.id)) as NarrationRow;
  const edition = { edition: row.edition + 1, ...(inBook ? { book: null } : {}) };
  const running = isRunning(row);
  if (running) await withdrawWork(app, tx, row.id);
  // A job that is making the audiobook begins again with what is committed.
  if (row.status === "mastering") app.stops.stop(narrationOf(row));
  const status = runningStatus(narrationOf(marked));
  const afresh = {
    ...{ work_id: app.ids.next(), rebuilt_segments: released.length, error: null },
    ...{ started_at: now, mastering_at: null, finished_at: null },
  };
  const begins = !running && inBook;
  const change = { status: running || begins ? status : row.status, events: [] };
  const saved = await saveChange(tx, row.id, change, { ...edition, ...(begins ? afresh : {}) });
  if (running || begins) await enqueueWork(app, tx, saved);
  return new Set(released).size;
}

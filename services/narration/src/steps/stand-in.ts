import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { NarrationRow } from "../store/narration-words.ts";
import { lockRenditions } from "../store/narrations.ts";
import { markReady } from "../store/segments.ts";
import type { Tables } from "../store/tables.ts";
import { isInBook, releaseSegments } from "../store/take-segments.ts";
import { bookBlobs } from "./blob-ids.ts";
import { enqueueErasure } from "./enqueue.ts";
import { remakeBook } from "./remake-book.ts";

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
  await remakeBook(app, tx, row, { heard: inBook, segments: released.length }, now);
  return new Set(released).size;
}

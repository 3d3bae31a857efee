import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Tables } from "../store/tables.ts";
import { deleteTakes, lockTakes } from "../store/take-removal.ts";
import { lockNarrationsWith } from "../store/take-segments.ts";
import { blobsOfTake } from "./blob-ids.ts";
import { enqueueErasure, intakeJob } from "./enqueue.ts";
import { standIn } from "./stand-in.ts";

/** What was deleted: takes, narrations that contained them, and lines that a synthetic voice speaks instead. */
export interface Removed {
  readonly takes: number;
  readonly narrations: number;
  readonly lines: number;
}

/**
 * Deletes takes with everything that was made from them. From the commit on nobody can hear them: their rows are gone, and
 * audiobooks that contain them cannot be played. Their files are deleted by jobs. Synthetic voices stand in.
 */
export async function removeTakes(
  app: App,
  tx: Tx<Tables>,
  takes: readonly { readonly id: string }[],
  now: Date,
): Promise<Removed> {
  if (takes.length === 0) return { takes: 0, narrations: 0, lines: 0 };
  const rows = await lockTakes(
    tx,
    takes.map(({ id }) => id),
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { takes: 0, narrations: 0, lines: 0 };
  const narrations = await lockNarrationsWith(tx, ids);
  let lines = 0;
  for (const narration of narrations) lines += await standIn(app, tx, narration, ids, now);
  const blobs = await deleteTakes(tx, ids);
  for (const { id, person_id: personId } of rows) {
    await app.jobs.withdraw(tx, intakeJob, { takeId: id });
    blobs.push(...blobsOfTake(id).map((blobId) => ({ person_id: personId, blob_id: blobId })));
  }
  for (const [personId, theirs] of Map.groupBy(blobs, (blob) => blob.person_id))
    await enqueueErasure(app, tx, personId, [...new Set(theirs.map((blob) => blob.blob_id))]);
  return { takes: ids.length, narrations: narrations.length, lines };
}

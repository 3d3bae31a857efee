import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { VoiceFile } from "../store/receipts.ts";
import type { Tables } from "../store/tables.ts";
import { blobsOfTakes, lockTakes, takesUnder } from "../store/take-removal.ts";
import { isInBook, lockNarrationsWith } from "../store/take-segments.ts";
import { blobsOfTake, bookBlobs } from "./blob-ids.ts";
import { type Removed, removeTakes } from "./remove-takes.ts";

/** What was removed with people's takes, and the files that contain their voice. */
export interface RemovedTakes extends Removed {
  readonly files: readonly VoiceFile[];
}

/** Removes the takes that were made under a consent; with a story, only those in it. */
export async function removeTakesUnder(
  app: App,
  tx: Tx<Tables>,
  of: { readonly consentId: string; readonly storyId?: string },
  now: Date,
): Promise<RemovedTakes> {
  const takes = await takesUnder(tx, of);
  if (takes.length === 0) return { takes: 0, narrations: 0, lines: 0, files: [] };
  const files = await filesWith(
    tx,
    takes.map(({ id }) => id),
  );
  return { ...(await removeTakes(app, tx, takes, now)), files };
}

/** The files that takes are in: their own, and the audiobooks and captions that contain them. */
async function filesWith(tx: Tx<Tables>, takeIds: readonly string[]): Promise<VoiceFile[]> {
  const takes = await lockTakes(tx, takeIds);
  const known = await blobsOfTakes(tx, takeIds);
  const named = new Set(known.map(({ blobId }) => blobId));
  const files = takes.flatMap(({ id, person_id: ownerId }) =>
    blobsOfTake(id).flatMap((blobId) => (named.has(blobId) ? [] : [{ ownerId, blobId }])),
  );
  files.push(...known);
  for (const { id, owner_id: ownerId, book, edition } of await lockNarrationsWith(tx, takeIds)) {
    const blobs = [
      ...(book !== null && (await isInBook(tx, id, takeIds)) ? bookBlobs(id, book) : []),
      // An edition that is being made, or was made in part.
      ...(edition === book ? [] : bookBlobs(id, edition)),
    ];
    files.push(...blobs.map((blobId) => ({ ownerId, blobId })));
  }
  return files;
}

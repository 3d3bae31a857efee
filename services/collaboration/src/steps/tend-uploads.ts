import { transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { deleteOldRecordings } from "../store/recording-now.ts";
import { deleteExpired, forsakenUploads } from "../store/uploads.ts";
import { enqueueErasure } from "./erase-originals.ts";
import { finishUpload } from "./finish-upload.ts";

const restMs = 20_000;
/** Longer than the hour in which a recording may still arrive after the deadline. */
const recordingsKeptMs = 2 * 3_600_000;

/** Finishes uploads whose client has gone after the last piece, and deletes those that have expired. */
export async function tendUploads(app: App): Promise<void> {
  const now = app.clock.now();
  for (const id of await forsakenUploads(app.db.read, new Date(now.getTime() - restMs)))
    await finishUpload(app, id, AbortSignal.timeout(60_000)).catch((error) => {
      // A refusal is kept with the upload, or the session is closed, and it waits.
      if (!(error instanceof Refusal)) throw error;
    });
  await transaction(app.db, async (tx) => {
    await enqueueErasure(app, tx, await deleteExpired(tx, now));
    await deleteOldRecordings(tx, new Date(now.getTime() - recordingsKeptMs));
  });
}

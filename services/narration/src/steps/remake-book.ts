import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { isRunning, runningStatus } from "../domain/narration.ts";
import type { NarrationRow } from "../store/narration-words.ts";
import { lockNarration, narrationOf, saveChange } from "../store/narrations.ts";
import type { Tables } from "../store/tables.ts";
import { enqueueWork, withdrawWork } from "./enqueue.ts";

/**
 * Has another edition of a narration's audiobook made, since something in it may not be heard any more. With `heard`, the
 * edition that could be played cannot be played from now on. The caller holds the narration's lock.
 */
export async function remakeBook(
  app: App,
  tx: Tx<Tables>,
  row: NarrationRow,
  { heard, segments }: { readonly heard: boolean; readonly segments: number },
  now: Date,
): Promise<void> {
  const marked = (await lockNarration(tx, row.id)) as NarrationRow;
  const edition = { edition: row.edition + 1, ...(heard ? { book: null } : {}) };
  const running = isRunning(row);
  if (running) await withdrawWork(app, tx, row.id);
  // A job that is making the audiobook begins again with what is committed.
  if (row.status === "mastering") app.stops.stop(narrationOf(row));
  const status = runningStatus(narrationOf(marked));
  const afresh = {
    ...{ work_id: app.ids.next(), rebuilt_segments: segments, error: null },
    ...{ started_at: now, mastering_at: null, finished_at: null },
  };
  const begins = !running && heard;
  const change = { status: running || begins ? status : row.status, events: [] };
  const saved = await saveChange(tx, row.id, change, { ...edition, ...(begins ? afresh : {}) });
  if (running || begins) await enqueueWork(app, tx, saved);
}

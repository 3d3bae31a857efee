import { jobKind, type Tx } from "@storytelling/service";
import { z } from "zod";
import type { App } from "../app.ts";
import type { NarrationRow } from "../store/narration-words.ts";
import { priorityOf } from "../store/patrons.ts";
import { missingHashes } from "../store/segments.ts";
import type { Tables } from "../store/tables.ts";
import { OfNarration } from "./run-of-job.ts";

export const renderJob = jobKind("render-line", OfNarration.extend({ hash: z.string() }));
export const masterJob = jobKind(
  "master-narration",
  // Jobs enqueued by an earlier release have no `edition`: they make the first one.
  OfNarration.extend({ edition: z.number().int().default(0) }),
);
/** Prepares a recording of a line. */
export const intakeJob = jobKind(
  "take-in",
  z.object({ takeId: z.string(), ownerId: z.string(), personId: z.string() }),
);
export const eraseJob = jobKind(
  "erase-audio",
  z.object({ ownerId: z.string(), blobIds: z.array(z.string()) }),
);

const blobsAJob = 200;

/** Enqueues the next jobs of a narration: its missing renditions, or its mastering. */
export async function enqueueWork(app: App, tx: Tx<Tables>, row: NarrationRow): Promise<void> {
  const about = { narrationId: row.id, ownerId: row.owner_id, workId: row.work_id };
  // Each tier gets twice as many lines as the tier below it in the same time. Nobody waits for all lines of another
  // user.
  const turn = { person: row.owner_id, share: 2 ** Math.min(3, await priorityOf(tx, row.owner_id)) };
  if (row.status === "mastering")
    return app.jobs.enqueue(tx, masterJob, [{ ...about, edition: row.edition }], { turn });
  const hashes = await missingHashes(tx, row.id);
  const jobs = hashes.map((hash) => ({ ...about, hash }));
  return app.jobs.enqueue(tx, renderJob, jobs, { turn });
}

/** Withdraws the jobs of a narration that have not begun. */
export async function withdrawWork(app: App, tx: Tx<Tables>, narrationId: string): Promise<void> {
  await app.jobs.withdraw(tx, renderJob, { narrationId });
  await app.jobs.withdraw(tx, masterJob, { narrationId });
}

/** Enqueues the deletion of blobs; it runs after the transaction is committed. */
export async function enqueueErasure(
  app: App,
  tx: Tx<Tables>,
  ownerId: string,
  blobIds: readonly string[],
): Promise<void> {
  const jobs = [];
  for (let at = 0; at < blobIds.length; at += blobsAJob)
    jobs.push({ ownerId, blobIds: blobIds.slice(at, at + blobsAJob) });
  await app.jobs.enqueue(tx, eraseJob, jobs);
}

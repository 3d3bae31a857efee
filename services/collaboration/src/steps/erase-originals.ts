import { jobKind } from "@storytelling/service";
import { z } from "zod";
import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";

const Originals = z.object({ personId: z.string(), blobIds: z.array(z.string()) });
export const eraseOriginalsJob = jobKind("erase-originals", Originals);

const atOnce = 200;

/** Has originals deleted once the transaction is committed. */
export async function enqueueErasure(
  app: App,
  tx: Tx,
  originals: readonly { readonly id: string; readonly personId: string }[],
): Promise<void> {
  const people = Map.groupBy(originals, ({ personId }) => personId);
  const jobs: z.infer<typeof Originals>[] = [];
  for (const [personId, some] of people)
    for (let at = 0; at < some.length; at += atOnce)
      jobs.push({ personId, blobIds: some.slice(at, at + atOnce).map(({ id }) => id) });
  await app.jobs.enqueue(tx, eraseOriginalsJob, jobs);
}

/** Deletes originals of a person, whose contributions no longer exist. */
export async function eraseOriginals(
  app: App,
  { personId, blobIds }: z.infer<typeof Originals>,
): Promise<void> {
  for (const id of blobIds) await app.blobs.delete(personId, id);
}

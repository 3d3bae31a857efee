import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { intakeJob } from "../steps/enqueue.ts";
import type { Tables } from "../store/tables.ts";
import { waitingTakes } from "../store/takes.ts";

/** A user's allowance changed: recordings that waited for it are taken in. */
export async function retryWaitingTakes(
  app: App,
  { data: { userId: ownerId } }: ReceivedEvent<{ readonly userId: string }>,
  tx: Tx<Tables>,
): Promise<void> {
  const jobs = (await waitingTakes(tx, ownerId)).map(({ id: takeId, person_id: personId }) => ({
    takeId,
    ownerId,
    personId,
  }));
  for (const { takeId } of jobs) await app.jobs.withdraw(tx, intakeJob, { takeId });
  await app.jobs.enqueue(tx, intakeJob, jobs);
}

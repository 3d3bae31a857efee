import { record } from "@storytelling/service";
import type { App } from "../app.ts";
import { type Contribution, withdraw } from "../domain/contribution.ts";
import { contributionsOf, deleteContribution, saveContribution } from "../store/contributions.ts";
import type { Tx } from "../store/db.ts";
import { restoreSuperseded } from "../store/superseded.ts";
import { deleteTakesOf } from "../store/takes.ts";
import { deleteUploadsOf } from "../store/uploads.ts";
import { enqueueErasure } from "./erase-originals.ts";

/**
 * Marks a locked contribution as taken back and has its original deleted. Narration deletes its takes when it hears of
 * the event, or of the consent's end.
 */
export async function takeBack(
  app: App,
  tx: Tx,
  made: Contribution,
  { told }: { told: boolean },
): Promise<void> {
  if (made.status === "withdrawn") return;
  const { contribution, events } = withdraw(made);
  await saveContribution(tx, { contribution, events: told ? events : [] });
  await deleteTakesOf(tx, made.id);
  await restoreSuperseded(tx, made.id);
  await enqueueErasure(app, tx, [made]);
}

/** Takes back all recordings under a consent that has ended, and drops what has arrived of others. */
export async function removeVoicesOf(app: App, tx: Tx, { consentId }: { consentId: string }): Promise<void> {
  await enqueueErasure(app, tx, await deleteUploadsOf(tx, { consentId }));
  for (const made of await contributionsOf(tx, { consentId })) await takeBack(app, tx, made, { told: false });
}

/** Deletes all recordings of a person, of one participation or in a session, with their rows. Others hear of it from what is deleted with them. */
export async function removeContributionsOf(
  app: App,
  tx: Tx,
  of: { personId: string } | { participantId: string } | { sessionId: string },
): Promise<void> {
  await enqueueErasure(app, tx, await deleteUploadsOf(tx, of));
  const all = await contributionsOf(tx, of);
  await enqueueErasure(app, tx, all);
  for (const made of all) {
    const { events } = withdraw(made);
    await record(tx, events);
    await deleteContribution(tx, made.id);
  }
}

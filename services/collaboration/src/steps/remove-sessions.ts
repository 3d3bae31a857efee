import { record } from "@storytelling/service";
import type { App } from "../app.ts";
import { type ClosedCause, closed } from "../domain/session.ts";
import { type BareSession, bareParticipants } from "../store/bare.ts";
import type { Tx } from "../store/db.ts";
import { deleteSession } from "../store/sessions.ts";
import { endConsents } from "./end-consents.ts";
import { eraseGuestsJob } from "./erase-guests-job.ts";
import { removeContributionsOf } from "./remove-contributions.ts";

/**
 * Deletes locked sessions with all that belongs to them. Their guests could no longer take a consent back, so all of them
 * end, and the guests' keys go.
 */
export async function removeSessions(
  app: App,
  tx: Tx,
  sessions: readonly BareSession[],
  cause: ClosedCause,
): Promise<void> {
  const now = app.clock.now();
  for (const session of sessions) {
    if (session.status === "open") await record(tx, [closed(session, cause)]);
    await removeContributionsOf(app, tx, { sessionId: session.id });
    const people = await bareParticipants(tx, session.id);
    const partaking = people.map((participant) => ({ participant, session }));
    await endConsents(tx, partaking, { cause: "erased", now });
    const personIds = people.filter(({ id, personId }) => id === personId).map(({ personId }) => personId);
    await deleteSession(tx, session.id);
    if (personIds.length > 0) await app.jobs.enqueue(tx, eraseGuestsJob, [{ personIds }]);
  }
}

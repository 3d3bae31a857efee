import { notFound, Refusal } from "@storytelling/values";
import type { Participant } from "../domain/participant.ts";
import type { Reader, Tx } from "../store/db.ts";
import { participationsOf } from "../store/participants.ts";

/**
 * The actor's participation: a guest has one; a user names the session when they take part in several.
 * @throws Refusal `participant-not-found`, `session-missing`
 */
export async function ownParticipation(
  db: Reader | Tx,
  actor: { readonly id: string },
  sessionId: string | undefined,
): Promise<Participant> {
  const all = await participationsOf(db, actor.id);
  const found = sessionId ? all.filter((one) => one.sessionId === sessionId) : all;
  if (found.length > 1) {
    const message = "You take part in several sessions. Name one.";
    const faults = [{ field: "query.sessionId", message }];
    throw new Refusal("invalid", "session-missing", `query.sessionId: ${message}`, { faults });
  }
  const [participant] = found;
  if (!participant) throw notFound("participant");
  return participant;
}

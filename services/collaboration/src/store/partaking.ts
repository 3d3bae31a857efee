import type { Participant } from "../domain/participant.ts";
import type { Session } from "../domain/session.ts";
import type { Reader, Tx } from "./db.ts";
import { participationsOf } from "./participants.ts";
import { findSession } from "./sessions.ts";

/** Everywhere that a person takes part, each with its session. */
export async function partakingOf(
  db: Reader | Tx,
  personId: string,
): Promise<{ participant: Participant; session: Session }[]> {
  const found = [];
  for (const participant of await participationsOf(db, personId)) {
    const session = await findSession(db, participant.sessionId);
    if (session) found.push({ participant, session });
  }
  return found;
}

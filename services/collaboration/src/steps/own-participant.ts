import { notFound } from "@storytelling/values";
import { ownParticipant, type Participant } from "../domain/participant.ts";
import type { Session } from "../domain/session.ts";
import type { Reader, Tx } from "../store/db.ts";
import { findParticipant, lockParticipant } from "../store/participants.ts";
import { findSession } from "../store/sessions.ts";

/** A participant with their session. */
export interface Partaking {
  readonly participant: Participant;
  readonly session: Session;
}

/** The actor as this participant: by a guest's token, or as a user. @throws Refusal `not-found` */
export async function participantOf(db: Reader | Tx, id: string, actor: { id: string }): Promise<Partaking> {
  const participant = ownParticipant(await findParticipant(db, id), actor.id);
  return { participant, session: await sessionOf(db, participant) };
}

/** The same, with the participant's row locked until the transaction ends. */
export async function lockParticipantOf(tx: Tx, id: string, actor: { id: string }): Promise<Partaking> {
  const participant = ownParticipant(await lockParticipant(tx, id), actor.id);
  return { participant, session: await sessionOf(tx, participant) };
}

async function sessionOf(db: Reader | Tx, { sessionId }: Participant): Promise<Session> {
  const session = await findSession(db, sessionId);
  // The session's owner was erased a moment ago.
  if (!session) throw notFound("participant");
  return session;
}

import { notFound, Refusal } from "@storytelling/values";
import { isParticipant } from "../domain/participant.ts";
import type { Session } from "../domain/session.ts";
import type { Reader } from "../store/db.ts";
import { organisersOf } from "../store/organisers.ts";
import { participantsOf } from "../store/participants.ts";
import { findSession } from "../store/sessions.ts";

/** What a person who organises a session or takes part in it may see of the others. */
export interface Member {
  readonly session: Session;
  readonly organises: boolean;
  /** Their own participation; null for an organiser who does not take part. */
  readonly participantId: string | null;
  /** Whether they may see a participant's name. */
  mayName(participantId: string): boolean;
}

/** Whether somebody organises a session or takes part in it. */
export async function isMember(db: Reader, sessionId: string, actorId: string): Promise<boolean> {
  const member = await memberOf(db, sessionId, actorId).catch((error) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  return member !== null;
}

/** The actor, as a member of a session. @throws Refusal `session-not-found` for everybody else */
export async function memberOf(db: Reader, sessionId: string, actorId: string): Promise<Member> {
  const session = await findSession(db, sessionId);
  if (!session) throw notFound("session");
  const [organisers, people] = await Promise.all([
    organisersOf(db, session.id),
    participantsOf(db, session.id),
  ]);
  const organises = session.ownerId === actorId || organisers.includes(actorId);
  const own = people.find((one) => isParticipant(one, actorId));
  if (!organises && !own) throw notFound("session");
  const mayName = (id: string) => organises || session.namesShown || id === own?.id;
  return { session, organises, participantId: own?.id ?? null, mayName };
}

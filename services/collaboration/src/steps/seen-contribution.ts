import { notFound } from "@storytelling/values";
import type { Contribution } from "../domain/contribution.ts";
import { isParticipant, type Participant } from "../domain/participant.ts";
import type { Session } from "../domain/session.ts";
import { findContribution, lockContribution } from "../store/contributions.ts";
import type { Reader, Tx } from "../store/db.ts";
import { organisersOf } from "../store/organisers.ts";
import { findParticipant, participantsOf } from "../store/participants.ts";
import { findSession } from "../store/sessions.ts";

/** A contribution as an actor may see it. */
export interface Seen {
  readonly made: Contribution;
  readonly participant: Participant;
  readonly session: Session;
  /** Whether it is the actor's own; otherwise the actor organises the session, or takes part in it. */
  readonly own: boolean;
  readonly organises: boolean;
}

async function seen(db: Reader | Tx, made: Contribution | undefined, actorId: string): Promise<Seen | null> {
  const participant = made && (await findParticipant(db, made.participantId));
  const session = made && (await findSession(db, made.sessionId));
  if (!made || !participant || !session) return null;
  const own = isParticipant(participant, actorId);
  const organises = session.ownerId === actorId || (await organisersOf(db, session.id)).includes(actorId);
  return { made, participant, session, own, organises };
}

/** A contribution that was not taken back, for its participant and the organisers. @throws Refusal `contribution-not-found` */
export async function seenContribution(db: Reader, id: string, actorId: string): Promise<Seen> {
  const found = await seen(db, await findContribution(db, id), actorId);
  if (found && (found.own || found.organises) && found.made.status !== "withdrawn") return found;
  throw notFound("contribution");
}

/** The same, also for the other participants where the session lets them hear one another. */
export async function heardContribution(db: Reader, id: string, actorId: string): Promise<Seen> {
  const found = await seen(db, await findContribution(db, id), actorId);
  if (!found || found.made.status === "withdrawn") throw notFound("contribution");
  if (found.own || found.organises) return found;
  const others = found.session.listen === "own" ? [] : await participantsOf(db, found.session.id);
  if (others.some((one) => isParticipant(one, actorId))) return found;
  throw notFound("contribution");
}

/** An own contribution, locked. @throws Refusal `contribution-not-found` */
export async function lockOwnContribution(tx: Tx, id: string, actorId: string): Promise<Seen> {
  const found = await seen(tx, await lockContribution(tx, id), actorId);
  if (found?.own) return found;
  throw notFound("contribution");
}

/** A contribution to a session that the actor organises, locked. @throws Refusal `contribution-not-found` */
export async function lockForOrganiser(tx: Tx, id: string, actorId: string): Promise<Seen> {
  const found = await seen(tx, await lockContribution(tx, id), actorId);
  if (found?.organises) return found;
  throw notFound("contribution");
}

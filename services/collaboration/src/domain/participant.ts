import { type DomainEvent, participantJoined, participantLinked } from "@storytelling/events";
import { notFound, oneLine } from "@storytelling/values";
import type { Session } from "./session.ts";

/** What a guest wants to be called. Markup in it stays text. */
export const GuestName = oneLine(80).meta({ description: "How the others in the session see you." });

/** Somebody who takes part in a session: a user, or a guest without an account. */
export interface Participant {
  readonly id: string;
  readonly sessionId: string;
  readonly invitationId: string | null;
  /** The user's id, or the guest's own. It stays when a guest becomes a user. */
  readonly personId: string;
  readonly userId: string | null;
  readonly name: string;
  readonly language: string;
  readonly timeZone: string;
  /** Whose lines, and which further ones; null where their invitation did not narrow the session. */
  readonly characters: readonly string[] | null;
  readonly lines: readonly number[] | null;
  readonly joinedAt: Date;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly leftAt: Date | null;
}

/** The event that somebody takes part. */
export const joined = (
  { id, personId, userId, invitationId }: Participant,
  { id: sessionId, storyId, ownerId }: Pick<Session, "id" | "storyId" | "ownerId">,
): DomainEvent =>
  participantJoined(id, {
    participantId: id,
    personId,
    sessionId,
    storyId,
    ownerId,
    invitationId: invitationId ?? "",
    ...(userId ? { userId } : {}),
  });

/** The event that a guest became a user. */
export const linked = (
  { id, personId }: Participant,
  userId: string,
  { id: sessionId, storyId, ownerId }: Pick<Session, "id" | "storyId" | "ownerId">,
): DomainEvent => participantLinked(id, { participantId: id, personId, sessionId, storyId, ownerId, userId });

/** Whether an actor is this participant: by the person's id, or as the user whom the guest became. */
export const isParticipant = (participant: Participant, actorId: string): boolean =>
  participant.leftAt === null && (participant.personId === actorId || participant.userId === actorId);

/** The participant, if the actor is them. @throws Refusal `not-found` */
export function ownParticipant(participant: Participant | undefined, actorId: string): Participant {
  if (participant && isParticipant(participant, actorId)) return participant;
  throw notFound("participant");
}

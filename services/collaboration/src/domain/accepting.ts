import { Refusal } from "@storytelling/values";
import { deadOf, deadRefusal, type Invitation } from "./invitation.ts";
import type { Participant } from "./participant.ts";
import { isOpen, type Session } from "./session.ts";

/** Somebody who presses the button of an invitation. */
export interface Arrival {
  /** The user who is signed in; null for a guest. */
  readonly userId: string | null;
  readonly name: string | undefined;
  readonly language: string | undefined;
  readonly timeZone: string | undefined;
  /** Which of those who accepted by the link they are, when they come back. */
  readonly participantId: string | undefined;
}

/** The participant who comes back by a link, or null when somebody new accepts. */
export function comingBack(
  { userId, participantId }: Arrival,
  invitation: Invitation,
  accepted: readonly Participant[],
): Participant | null {
  if (userId) return accepted.find((one) => one.userId === userId) ?? null;
  // A link for one person is that person's: it needs no further proof on another device.
  if (invitation.maxUses === 1) return accepted[0] ?? null;
  if (participantId === undefined) return null;
  const found = accepted.find(({ id }) => id === participantId);
  if (found) return found;
  const message = "Nobody accepted by this link under that id.";
  throw new Refusal("invalid", "participant-unknown", `body.participantId: ${message}`, {
    faults: [{ field: "body.participantId", message }],
  });
}

/** @throws Refusal `invitation-test` for the link that an organiser sent to themselves */
export function refuseTest({ test }: Invitation): void {
  if (!test) return;
  const message =
    "This was a test: there is nothing to accept. Those whom you invite get a link like this one.";
  throw new Refusal("conflict", "invitation-test", message);
}

/** @throws Refusal the reason why the link cannot be used by one more person */
export function requireUsable(invitation: Invitation, session: Session, now: Date): void {
  const dead = deadOf(invitation, isOpen(session, now), now);
  if (dead) throw deadRefusal(dead);
}

/** @throws Refusal `guests-full` when the owner's tier allows no more guests in this session */
export function requirePlace(session: Session, guests: number): void {
  if (guests < session.guestsCap) return;
  const message = `All ${session.guestsCap} places for guests are taken. Ask the organiser to make room, or join with an account.`;
  throw new Refusal("conflict", "guests-full", message, { facts: { cap: session.guestsCap } });
}

/** A new participant. @throws Refusal `name-missing` for a guest without a name */
export function arrive(
  { userId, name, language, timeZone }: Arrival,
  invitation: Invitation,
  id: string,
  now: Date,
): Participant {
  const called = name ?? invitation.name;
  if (!called) {
    const message = "Give the name by which the others know you.";
    const faults = [{ field: "body.name", message }];
    throw new Refusal("invalid", "name-missing", `body.name: ${message}`, { faults });
  }
  return {
    id,
    sessionId: invitation.sessionId,
    invitationId: invitation.id,
    personId: userId ?? id,
    userId,
    name: called,
    language: language ?? invitation.language,
    timeZone: timeZone ?? invitation.timeZone,
    characters: invitation.characters,
    lines: invitation.lines,
    joinedAt: now,
    startedAt: null,
    submittedAt: null,
    leftAt: null,
  };
}

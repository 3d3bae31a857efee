import { type DomainEvent, invitationRevoked, invitationSent } from "@storytelling/events";
import { Refusal } from "@storytelling/values";
import type { Session } from "./session.ts";

export type Way = "email" | "sms" | "link";
export type Occasion = "first" | "resent" | "reminder" | "test";
export type BounceReason = "bounced" | "complained" | "undeliverable" | "opted-out" | "gave-up";

/** An invitation of a person, or of a household, to take part in a session or to organise it. */
export interface Invitation {
  readonly id: string;
  readonly sessionId: string;
  /** The session's owner, under whose key the recipient is sealed. */
  readonly ownerId: string;
  readonly invitedBy: string;
  readonly kind: "contributor" | "organiser";
  readonly way: Way;
  /** The e-mail address or phone number; null for a link that the organiser hands over. */
  readonly to: string | null;
  readonly name: string | null;
  readonly note: string | null;
  readonly language: string;
  readonly timeZone: string;
  readonly household: boolean;
  /** Null where the invitation does not narrow what the session asks. */
  readonly characters: readonly string[] | null;
  readonly lines: readonly number[] | null;
  readonly maxUses: number;
  readonly uses: number;
  readonly test: boolean;
  readonly messageId: string | null;
  /** Why that message is sent. */
  readonly occasion: Occasion;
  readonly queuedAt: Date | null;
  readonly sentAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly bounceReason: BounceReason | null;
  readonly openedAt: Date | null;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly optedOutAt: Date | null;
  readonly reminders: number;
  readonly remindedAt: Date | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly createdAt: Date;
}

export const invitationStates = ["queued", "sent", "bounced", "opened", "started", "submitted"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** How far an invitation is, by what really happened. A link that is handed over counts as sent. */
export function stateOf(invitation: Invitation): InvitationState {
  if (invitation.submittedAt) return "submitted";
  if (invitation.startedAt) return "started";
  if (invitation.openedAt) return "opened";
  if (invitation.bouncedAt) return "bounced";
  if (invitation.sentAt || invitation.way === "link") return "sent";
  return "queued";
}

/** Why a link cannot be used now, or null. */
export type Dead = "invitation-revoked" | "invitation-expired" | "invitation-used-up" | "session-closed";
/** Why a message is not to be sent any more, besides a dead link. */
type Unsent = "message-superseded" | "opted-out";

export function deadOf(invitation: Invitation, open: boolean, now: Date): Dead | null {
  if (invitation.revokedAt) return "invitation-revoked";
  if (invitation.expiresAt <= now) return "invitation-expired";
  if (!open) return "session-closed";
  return invitation.uses >= invitation.maxUses ? "invitation-used-up" : null;
}

const said: Record<Dead | Unsent, string> = {
  "invitation-revoked": "This invitation was withdrawn. Ask the person who invited you for another.",
  "invitation-expired": "This invitation has expired. Ask the person who invited you to send it again.",
  "invitation-used-up": "This invitation was used by as many people as it is for. Ask for another.",
  "message-superseded": "Another message was sent for this invitation meanwhile. Send that one.",
  "opted-out": "The recipient wants no further messages. Do not send it.",
  "session-closed": "This session is closed. Ask its organiser to open it again.",
};

export const deadRefusal = (dead: Dead | Unsent): Refusal => new Refusal("conflict", dead, said[dead]);

/** The same for every token that belongs to no invitation. */
export const unknownToken = (): Refusal =>
  new Refusal(
    "not-found",
    "invitation-not-found",
    "No invitation has this link. Check that the whole link was copied.",
  );

/** A delivery of an invitation: the event, and the invitation as it is then. A link is handed over, so nothing is sent. */
export function send(
  invitation: Invitation,
  session: Pick<Session, "id" | "storyId" | "ownerId">,
  { messageId, occasion, now }: { messageId: string; occasion: Occasion; now: Date },
): { invitation: Invitation; events: DomainEvent[] } {
  const queued: Invitation = {
    ...invitation,
    messageId,
    occasion,
    queuedAt: invitation.queuedAt ?? now,
    ...(occasion === "resent" ? { bouncedAt: null, bounceReason: null } : {}),
  };
  const { id, way } = invitation;
  const { id: sessionId, storyId, ownerId } = session;
  const event = invitationSent(id, {
    invitationId: id,
    sessionId,
    storyId,
    ownerId,
    messageId,
    way,
    occasion,
  });
  return { invitation: queued, events: [event] };
}

/** Withdraws an invitation: its link is dead. One that is revoked already stays as it is. */
export function revoke(
  invitation: Invitation,
  { id: sessionId, storyId, ownerId }: Pick<Session, "id" | "storyId" | "ownerId">,
  now: Date,
): { invitation: Invitation; events: DomainEvent[] } {
  if (invitation.revokedAt) return { invitation, events: [] };
  const { id } = invitation;
  return {
    invitation: { ...invitation, revokedAt: now },
    events: [invitationRevoked(id, { invitationId: id, sessionId, storyId, ownerId })],
  };
}

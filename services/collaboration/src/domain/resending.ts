import { Refusal } from "@storytelling/values";
import { type Invitation, send } from "./invitation.ts";
import { requireOpen, type Session } from "./session.ts";

const dayMs = 86_400_000;
/** A message is not sent again sooner, so that nobody is flooded. */
const pauseMs = 60_000;

type Sent = ReturnType<typeof send>;

/**
 * Sends an invitation again. Its link stays and works until the later end.
 * @throws Refusal `invitation-revoked`, `opted-out`, `resent-too-soon`, `session-closed`
 */
export function resend(
  invitation: Invitation,
  session: Session,
  { expiresInDays, messageId }: { expiresInDays: number; messageId: string },
  now: Date,
): Sent {
  requireOpen(session, now);
  if (invitation.revokedAt) {
    const message = "This invitation was revoked. Rotate its link, or invite the person again.";
    throw new Refusal("conflict", "invitation-revoked", message);
  }
  const end = new Date(now.getTime() + expiresInDays * dayMs);
  const extended = { ...invitation, expiresAt: end > invitation.expiresAt ? end : invitation.expiresAt };
  if (invitation.way === "link") return { invitation: extended, events: [] };
  if (invitation.optedOutAt) {
    const message = "This person wants no further messages. Hand the link over yourself.";
    throw new Refusal("conflict", "opted-out", message);
  }
  const last = Math.max(invitation.queuedAt?.getTime() ?? 0, invitation.remindedAt?.getTime() ?? 0);
  if (now.getTime() - last < pauseMs) {
    const message = "This invitation was sent less than a minute ago. Wait a little.";
    throw new Refusal("conflict", "resent-too-soon", message, { retryAfter: 60 });
  }
  const sent = send(extended, session, { messageId, occasion: "resent", now });
  return { ...sent, invitation: { ...sent.invitation, queuedAt: now } };
}

/** How many reminders one invitation gets at most, and the days between two messages. */
export const [mostReminders, reminderDays] = [3, 3];

/** Reminds somebody who has not finished. `lockDue` finds them. */
export function remind(invitation: Invitation, session: Session, messageId: string, now: Date): Sent {
  const sent = send(invitation, session, { messageId, occasion: "reminder", now });
  const reminders = invitation.reminders + 1;
  return { ...sent, invitation: { ...sent.invitation, reminders, remindedAt: now } };
}

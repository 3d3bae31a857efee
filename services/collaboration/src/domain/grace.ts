import { isOpen, requireOpen, type Session } from "./session.ts";

const graceMs = 3_600_000;

/** When contributions ended: at the deadline, or when an organiser closed the session, whichever was first. */
function endOf({ deadline, status, closedAt }: Session): Date | null {
  const closed = status === "closed" ? closedAt : null;
  if (deadline && closed) return deadline < closed ? deadline : closed;
  return deadline ?? closed;
}

/**
 * A recording that was begun before the session ended may arrive for another hour.
 * @throws Refusal `session-closed`
 */
export function requireInTime(session: Session, begunAt: Date, now: Date): void {
  const end = endOf(session);
  const late = end !== null && session.closedCause !== "story-deleted" && begunAt < end;
  if (isOpen(session, now)) return;
  if (late && now.getTime() < end.getTime() + graceMs) return;
  requireOpen(session, now);
}

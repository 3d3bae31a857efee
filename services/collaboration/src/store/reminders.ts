import { sql } from "kysely";
import type { Invitation } from "../domain/invitation.ts";
import type { Tx } from "./db.ts";
import { openInvitations, withOwner } from "./invitations.ts";

/** Which invitations are reminded of. */
export interface Due {
  readonly now: Date;
  readonly mostReminders: number;
  readonly pauseDays: number;
  /** The hours of the recipient's day in which messages are sent. */
  readonly hours: readonly [from: number, to: number];
  readonly limit: number;
}

/**
 * Invitations whose recipients have not finished and are due for a reminder, locked; those that another process is
 * reminding are left out. It is day where the recipient is, and the link still works for a day.
 */
export async function lockDue(
  tx: Tx,
  { now, mostReminders, pauseDays, hours, limit }: Due,
): Promise<Invitation[]> {
  const hour = sql<number>`extract(hour from ${now}::timestamptz at time zone invitations.time_zone)`;
  const last = sql<Date>`coalesce(invitations.reminded_at, invitations.sent_at)`;
  const ago = new Date(now.getTime() - pauseDays * 86_400_000);
  const tomorrow = new Date(now.getTime() + 86_400_000);
  const rows = await withOwner(tx)
    .where("s.status", "=", "open")
    .where("s.reminds", "=", true)
    .where((row) => row.or([row("s.deadline", "is", null), row("s.deadline", ">", now)]))
    .where("invitations.way", "in", ["email", "sms"])
    .where("invitations.test", "=", false)
    .where("invitations.household", "=", false)
    .where("invitations.kind", "=", "contributor")
    .where("invitations.sent_at", "is not", null)
    .where("invitations.submitted_at", "is", null)
    .where("invitations.bounced_at", "is", null)
    .where("invitations.opted_out_at", "is", null)
    .where("invitations.revoked_at", "is", null)
    .where("invitations.expires_at", ">", tomorrow)
    .where("invitations.reminders", "<", mostReminders)
    .where(last, "<=", ago)
    .where(hour, ">=", hours[0])
    .where(hour, "<", hours[1])
    .orderBy(last)
    .limit(limit)
    .forUpdate("invitations")
    .skipLocked()
    .execute();
  return openInvitations(tx, rows);
}

import { sql } from "kysely";
import type { Invitation, InvitationState } from "../domain/invitation.ts";
import type { Reader } from "./db.ts";
import { openInvitations, withOwner } from "./invitations.ts";

/** Invitations to a session, newest first. */
export async function invitationsOf(
  db: Reader,
  sessionId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<Invitation[]> {
  let query = withOwner(db).where("invitations.session_id", "=", sessionId);
  if (before) query = query.where("invitations.id", "<", before);
  return openInvitations(db, await query.orderBy("invitations.id", "desc").limit(limit).execute());
}

type Counts = Record<InvitationState | "revoked" | "expired", number>;

/** How many invitations are in each state, as `stateOf` says it. Revoked and expired ones are counted apart; tests are not. */
export async function countStates(db: Reader, sessionId: string, now: Date): Promise<Counts> {
  const state = sql<keyof Counts>`case
    when revoked_at is not null then 'revoked'
    when submitted_at is not null then 'submitted'
    when started_at is not null then 'started'
    when opened_at is not null then 'opened'
    when expires_at <= ${now} then 'expired'
    when bounced_at is not null then 'bounced'
    when sent_at is not null or way = 'link' then 'sent'
    else 'queued' end`;
  const rows = await db
    .selectFrom("invitations")
    .select((row) => [state.as("state"), row.fn.countAll<number>().as("many")])
    .where("session_id", "=", sessionId)
    .where("test", "=", false)
    .groupBy("state")
    .execute();
  const none = {
    queued: 0,
    sent: 0,
    bounced: 0,
    opened: 0,
    started: 0,
    submitted: 0,
    revoked: 0,
    expired: 0,
  };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.many)])) };
}

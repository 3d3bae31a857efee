import type { DomainEvent } from "@storytelling/events";
import { openWords, purposeOf, record, sealWords } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Invitation } from "../domain/invitation.ts";
import { tokenHash } from "../domain/token.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["invitations"]> & { readonly owner_id: string };
type Words = Pick<Invitation, "to" | "name" | "note">;

const purposeFor = (id: string): string => purposeOf("invitations.sealed", id);
const tokenPurpose = (id: string): string => purposeOf("invitations.token_sealed", id);

const invitationOf = (row: Row, words: Words): Invitation => ({
  id: row.id,
  sessionId: row.session_id,
  ownerId: row.owner_id,
  invitedBy: row.invited_by,
  kind: row.kind,
  way: row.way,
  ...words,
  language: row.language,
  timeZone: row.time_zone,
  household: row.household,
  characters: row.asked_characters,
  lines: row.asked_lines,
  maxUses: row.max_uses,
  uses: row.uses,
  test: row.test,
  messageId: row.message_id,
  occasion: row.occasion,
  queuedAt: row.queued_at,
  sentAt: row.sent_at,
  bouncedAt: row.bounced_at,
  bounceReason: row.bounce_reason,
  openedAt: row.opened_at,
  startedAt: row.started_at,
  submittedAt: row.submitted_at,
  optedOutAt: row.opted_out_at,
  reminders: row.reminders,
  remindedAt: row.reminded_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  createdAt: row.created_at,
});

const columnsOf = (invitation: Invitation) => ({
  language: invitation.language,
  time_zone: invitation.timeZone,
  uses: invitation.uses,
  max_uses: invitation.maxUses,
  message_id: invitation.messageId,
  occasion: invitation.occasion,
  queued_at: invitation.queuedAt,
  sent_at: invitation.sentAt,
  bounced_at: invitation.bouncedAt,
  bounce_reason: invitation.bounceReason,
  opened_at: invitation.openedAt,
  started_at: invitation.startedAt,
  submitted_at: invitation.submittedAt,
  opted_out_at: invitation.optedOutAt,
  reminders: invitation.reminders,
  reminded_at: invitation.remindedAt,
  expires_at: invitation.expiresAt,
  revoked_at: invitation.revokedAt,
});

const atOnce = 1000;

/** A new invitation with its token, and the HMAC of its recipient. */
export interface NewInvitation {
  readonly invitation: Invitation;
  readonly token: string;
  readonly recipientHash: Buffer | null;
}

/** Writes invitations of one session, with their events. */
export async function insertInvitations(
  tx: Tx,
  ownerId: string,
  all: readonly NewInvitation[],
  events: readonly DomainEvent[],
): Promise<void> {
  const sealed = await sealWords(
    tx,
    ownerId,
    all.flatMap(({ invitation: { id, to, name, note }, token }) => [
      { words: JSON.stringify({ to, name, note } satisfies Words), purpose: purposeFor(id) },
      { words: token, purpose: tokenPurpose(id) },
    ]),
  );
  const rows = all.map(({ invitation, token, recipientHash }, at) => ({
    id: invitation.id,
    session_id: invitation.sessionId,
    invited_by: invitation.invitedBy,
    kind: invitation.kind,
    way: invitation.way,
    sealed: sealed[2 * at] as Buffer,
    token_sealed: sealed[2 * at + 1] as Buffer,
    token_hash: tokenHash(token),
    recipient_hash: recipientHash,
    household: invitation.household,
    asked_characters: invitation.characters && [...invitation.characters],
    asked_lines: invitation.lines && [...invitation.lines],
    test: invitation.test,
    created_at: invitation.createdAt,
    ...columnsOf(invitation),
  }));
  for (let at = 0; at < rows.length; at += atOnce)
    await tx
      .insertInto("invitations")
      .values(rows.slice(at, at + atOnce))
      .execute();
  await record(tx, events);
}

export const withOwner = (db: Reader | Tx) =>
  db
    .selectFrom("invitations")
    .innerJoin("collaboration_sessions as s", "s.id", "invitations.session_id")
    .selectAll("invitations")
    .select("s.owner_id");

export async function openInvitations(db: Reader | Tx, rows: readonly Row[]): Promise<Invitation[]> {
  const words = await openWords(
    db,
    rows.map(({ id, owner_id: userId, sealed }) => ({ userId, sealed, purpose: purposeFor(id) })),
  );
  return rows.flatMap((row, at) => {
    const text = words[at];
    return typeof text === "string" ? [invitationOf(row, JSON.parse(text) as Words)] : [];
  });
}

/** An invitation; undefined when it does not exist or its owner's key was deleted. */
export async function findInvitation(db: Reader | Tx, id: string): Promise<Invitation | undefined> {
  return (await openInvitations(db, await withOwner(db).where("invitations.id", "=", id).execute()))[0];
}

/** The same by the token of its link. */
export async function findByToken(db: Reader | Tx, token: string): Promise<Invitation | undefined> {
  const rows = await withOwner(db).where("token_hash", "=", tokenHash(token)).execute();
  return (await openInvitations(db, rows))[0];
}

/** An invitation, locked until the transaction ends. */
export async function lockInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  const rows = await withOwner(tx).where("invitations.id", "=", id).forUpdate("invitations").execute();
  return (await openInvitations(tx, rows))[0];
}

/** Writes a locked invitation, with its events. */
export async function saveInvitation(
  tx: Tx,
  invitation: Invitation,
  events: readonly DomainEvent[] = [],
): Promise<void> {
  await tx.updateTable("invitations").set(columnsOf(invitation)).where("id", "=", invitation.id).execute();
  await record(tx, events);
}

/** Gives a locked invitation another token: the old link is dead. */
export async function replaceToken(tx: Tx, { id, ownerId }: Invitation, token: string): Promise<void> {
  const [sealed] = await sealWords(tx, ownerId, [{ words: token, purpose: tokenPurpose(id) }]);
  await tx
    .updateTable("invitations")
    .set({ token_sealed: sealed as Buffer, token_hash: tokenHash(token) })
    .where("id", "=", id)
    .execute();
}

/** The token of an invitation, to show or send its link; null when the owner's key was deleted. */
export async function tokenOf(db: Reader | Tx, { id, ownerId }: Invitation): Promise<string | null> {
  const row = await db
    .selectFrom("invitations")
    .select("token_sealed")
    .where("id", "=", id)
    .executeTakeFirst();
  const [token = null] = await openWords(db, [
    { userId: ownerId, sealed: row?.token_sealed ?? null, purpose: tokenPurpose(id) },
  ]);
  return token;
}

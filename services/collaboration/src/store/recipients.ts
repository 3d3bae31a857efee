import { personalOf } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { Tx } from "./db.ts";

/** HMACs of addresses and numbers with the owner's key, to find people who were invited before; null for none. */
export async function recipientHashes(tx: Tx, ownerId: string, to: readonly string[]): Promise<Buffer[]> {
  return personalOf(tx).fingerprintAll(ownerId, to, "invitations.recipient_hash", tx);
}

export async function recipientHash(
  tx: Tx,
  { ownerId }: { ownerId: string },
  to: string | null,
): Promise<Buffer | null> {
  if (to === null) return null;
  const [hash = null] = await recipientHashes(tx, ownerId, [to]);
  return hash;
}

/** The recipients among these who have an invitation to the session that still works, by their hashes in hex. */
export async function invitedAmong(
  tx: Tx,
  sessionId: string,
  hashes: readonly Buffer[],
  now: Date,
): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx
    .selectFrom("invitations")
    .select(["id", "recipient_hash"])
    .where("session_id", "=", sessionId)
    .where("recipient_hash", "in", [...hashes])
    .where("revoked_at", "is", null)
    .where("test", "=", false)
    .where("expires_at", ">", now)
    .execute();
  return new Map(rows.map(({ id, recipient_hash: hash }) => [hash?.toString("hex") ?? "", id]));
}

/** @throws Refusal `already-invited` */
export async function refuseInvited(
  tx: Tx,
  sessionId: string,
  hash: Buffer | null,
  now: Date,
): Promise<void> {
  if (!hash) return;
  const found = (await invitedAmong(tx, sessionId, [hash], now)).get(hash.toString("hex"));
  if (found === undefined) return;
  const message =
    "This person has an invitation to this session already. Resend that one, or revoke it first.";
  throw new Refusal("conflict", "already-invited", message, { facts: { invitationId: found } });
}

/** How many people a user has invited in the last 24 hours. */
export async function recentlyInvited(tx: Tx, userId: string, now: Date): Promise<number> {
  const { many } = await tx
    .selectFrom("invitations")
    .select((row) => row.fn.countAll<number>().as("many"))
    .where("invited_by", "=", userId)
    .where("created_at", ">", new Date(now.getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(many);
}

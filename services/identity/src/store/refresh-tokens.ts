import { createHash, randomBytes } from "node:crypto";
import type { Sealer, Tx } from "@storytelling/service";
import { type Presented, refreshEnd } from "../domain/session.ts";
import type { Tables } from "./tables.ts";

/** A session that continues with a new refresh token. */
export interface Continued {
  readonly sessionId: string;
  readonly userId: string;
  readonly refreshToken: string;
}

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/**
 * The successor of a token. It is derived from the token and a random salt, so it cannot be predicted, and the old token
 * leads to the same successor again. The database holds only the salt, which reveals nothing.
 */
const successorOf = (sealer: Sealer, token: string, salt: Buffer): string =>
  sealer.fingerprint(`${token} ${salt.toString("hex")}`, "refresh_tokens.successor").toString("base64url");

/**
 * Rotates a live token; null when it is not live, for example since another request has just rotated it. Locks the
 * session's row until the transaction ends, so that the session cannot end before the new token exists.
 */
export async function rotate(
  tx: Tx<Tables>,
  sealer: Sealer,
  token: string,
  now: Date,
): Promise<Continued | null> {
  const salt = randomBytes(32);
  const session = await tx
    .updateTable("refresh_tokens as token")
    .from("sessions as session")
    .set({ rotated_at: now, successor_salt: salt })
    .whereRef("session.id", "=", "token.session_id")
    .where("token.hash", "=", hashOf(token))
    .where("token.rotated_at", "is", null)
    .where("token.expires_at", ">", now)
    .where("session.ended_at", "is", null)
    .where("session.expires_at", ">", now)
    .returning(["session.id", "session.user_id", "session.expires_at"])
    .executeTakeFirst();
  if (!session) return null;
  if (!(await touch(tx, session.id, now))) return null;
  await tx
    .deleteFrom("refresh_tokens")
    .where("session_id", "=", session.id)
    .where("expires_at", "<=", now)
    .execute();
  const refreshToken = successorOf(sealer, token, salt);
  await insertToken(
    tx,
    { token: refreshToken, sessionId: session.id, sessionEndsAt: session.expires_at },
    now,
  );
  return { sessionId: session.id, userId: session.user_id, refreshToken };
}

/** What is known about a token that is not live, with its successor; null when the token was never ours. */
export async function findPresented(
  tx: Tx<Tables>,
  sealer: Sealer,
  token: string,
): Promise<(Presented & Continued) | null> {
  const row = await tx
    .selectFrom("refresh_tokens as token")
    .innerJoin("sessions as session", "session.id", "token.session_id")
    .select([
      "token.expires_at",
      "token.rotated_at",
      "token.successor_salt",
      "session.id",
      "session.user_id",
      "session.ended_at",
      "session.expires_at as session_ends_at",
    ])
    .where("token.hash", "=", hashOf(token))
    .executeTakeFirst();
  if (!row) return null;
  const refreshToken = row.successor_salt ? successorOf(sealer, token, row.successor_salt) : token;
  return {
    expiresAt: row.expires_at,
    rotatedAt: row.rotated_at,
    sessionEndsAt: row.session_ends_at,
    sessionEnded: row.ended_at !== null,
    successorLive: row.successor_salt !== null && (await isLive(tx, refreshToken)),
    sessionId: row.id,
    userId: row.user_id,
    refreshToken,
  };
}

/** Adds a session's live token. */
export async function insertToken(
  tx: Tx<Tables>,
  given: { token: string; sessionId: string; sessionEndsAt: Date },
  now: Date,
): Promise<void> {
  await tx
    .insertInto("refresh_tokens")
    .values({
      hash: hashOf(given.token),
      session_id: given.sessionId,
      created_at: now,
      expires_at: refreshEnd(now, given.sessionEndsAt),
      rotated_at: null,
      successor_salt: null,
    })
    .execute();
}

async function isLive(tx: Tx<Tables>, token: string): Promise<boolean> {
  const row = await tx
    .selectFrom("refresh_tokens")
    .select("hash")
    .where("hash", "=", hashOf(token))
    .where("rotated_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Records that a session was used, and locks its row; false when the session has ended. */
export async function touch(tx: Tx<Tables>, sessionId: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("sessions")
    .set({ last_used_at: now })
    .where("id", "=", sessionId)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

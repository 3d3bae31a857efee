import { randomBytes } from "node:crypto";
import { sessionsEnded } from "@storytelling/events";
import { type Db, inOneTrip, record, type Tx } from "@storytelling/service";
import type { Expression, ExpressionBuilder, Selectable, SqlBool } from "kysely";
import { type EndReason, type Place, sessionEnd } from "../domain/session.ts";
import { voidHalfSignIns } from "./half-sign-ins.ts";
import { insertToken } from "./refresh-tokens.ts";
import { erasedName, type Sealers } from "./sealers.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

/** A stored session. */
export interface Session extends Place {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
}

const sealedFor = (id: string): string => `sessions.network ${id}`;
const deviceFor = (id: string): string => `sessions.device ${id}`;
// Keeps events small for users with many sessions.
const idsAnEvent = 500;
/**
 * Only sessions that expired an hour ago are deleted. A deletion locks the session and then its tokens; a refresh locks
 * the token and then its session. They cannot deadlock, since a session that expired an hour ago cannot be refreshed.
 */
const longOver = (now: Date): Date => new Date(now.getTime() - 3_600_000);

/**
 * Opens a session with its first refresh token, which it returns. Deletes the user's sessions that expired a while ago.
 */
export async function openSession(
  tx: Tx<Tables>,
  { sealer, personal }: Sealers,
  session: { id: string; userId: string; place: Place },
  now: Date,
): Promise<string> {
  const { id, userId, place } = session;
  const sealed_device = await personal.seal(tx, userId, place.device, deviceFor(id));
  const expires_at = sessionEnd(now);
  const row = {
    id,
    user_id: userId,
    created_at: now,
    last_used_at: now,
    expires_at,
    ended_at: null,
    ended_reason: null,
    sealed_device,
    network: sealer.seal(place.network, sealedFor(id)),
  };
  const token = randomBytes(32).toString("base64url");
  await inOneTrip(
    tx,
    () =>
      clearAway(tx, (old) => old.and([old("user_id", "=", userId), old("expires_at", "<=", longOver(now))])),
    () => tx.insertInto("sessions").values(row).execute(),
    () => insertToken(tx, { token, sessionId: id, sessionEndsAt: expires_at }, now),
  );
  return token;
}

/** All stored sessions of a user, also recently ended ones, oldest first: for the export. */
export async function sessionsOf(reader: Reader, sealers: Sealers, userId: string) {
  const rows = await reader
    .selectFrom("sessions")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const sessions = await toSessions(reader, sealers, rows);
  return rows.map((row, at) => ({
    ...sessions[at],
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    endedReason: row.ended_reason,
  }));
}

/** A page of a user's valid sessions, newest first. Sessions unused for 30 days have no token left and are left out. */
export async function listSessions(
  reader: Reader,
  sealers: Sealers,
  asked: { userId: string; before: string | null; limit: number; now: Date },
): Promise<Session[]> {
  let query = reader
    .selectFrom("sessions")
    .selectAll()
    .where("user_id", "=", asked.userId)
    .where("ended_at", "is", null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("refresh_tokens")
          .select("hash")
          .whereRef("session_id", "=", "sessions.id")
          .where("rotated_at", "is", null)
          .where("refresh_tokens.expires_at", ">", asked.now),
      ),
    )
    .orderBy("id", "desc")
    .limit(asked.limit);
  if (asked.before !== null) query = query.where("id", "<", asked.before);
  return toSessions(reader, sealers, await query.execute());
}

async function toSessions(
  reader: Reader,
  { sealer, personal }: Sealers,
  rows: readonly Selectable<Tables["sessions"]>[],
): Promise<Session[]> {
  const devices = await personal.openAll(
    rows.map(({ id, user_id, sealed_device }) => ({
      userId: user_id,
      sealed: sealed_device,
      purpose: deviceFor(id),
    })),
    reader,
  );
  return rows.map((row, at) => ({
    id: row.id,
    device: devices[at]?.toString() ?? erasedName,
    network: row.network ? sealer.open(row.network, sealedFor(row.id)).toString() : "unknown",
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }));
}

/**
 * Ends sessions of a user, with all their tokens, and records the event for other services. Returns how many it ended.
 * The caller has locked the user's row with `lockUser`.
 */
export async function endSessions(
  tx: Tx<Tables>,
  which: { userId: string; reason: EndReason; only?: string; except?: string | null },
  now: Date,
): Promise<number> {
  let query = tx
    .updateTable("sessions")
    .set({ ended_at: now, ended_reason: which.reason })
    .where("user_id", "=", which.userId)
    .where("expires_at", ">", now)
    .where("ended_at", "is", null);
  if (which.only) query = query.where("id", "=", which.only);
  if (which.except) query = query.where("id", "!=", which.except);
  const ids = (await query.returning("id").execute()).map((row) => row.id);
  const told = [];
  for (let at = 0; at < ids.length; at += idsAnEvent) {
    const sessionIds = ids.slice(at, at + idsAnEvent);
    const data = { userId: which.userId, sessionIds, endedAt: now.toISOString() };
    told.push(sessionsEnded(which.userId, data));
  }
  await record(tx, told);
  if (which.reason !== "logout") await voidHalfSignIns(tx, which.userId);
  return ids.length;
}

/**
 * Whether a token is valid: its key was not revoked and its session has not ended. A token for an export has no session;
 * its owner's account must exist. Identity checks this itself, so ending a session or a key takes effect at once.
 */
export async function stands(
  reader: Reader,
  token: { userId: string; sid: string | null; kid: string },
  now: Date,
): Promise<boolean> {
  const { userId, sid, kid } = token;
  if (sid === "") return false;
  const row = await reader
    .selectFrom("signing_keys")
    .select("kid")
    .where("kid", "=", kid)
    .where("state", "in", ["current", "previous"])
    .where(({ exists, selectFrom }) =>
      sid === null
        ? exists(selectFrom("users").select("id").where("id", "=", userId))
        : exists(
            selectFrom("sessions")
              .select("id")
              .where("id", "=", sid)
              .where("ended_at", "is", null)
              .where("expires_at", ">", now),
          ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes sessions that expired a while ago, and sessions that were ended more than a week ago. */
export async function sweepSessions(db: Db<Tables>): Promise<void> {
  const now = db.clock.now();
  const weekAgo = new Date(now.getTime() - 7 * 24 * 3_600_000);
  await clearAway(db.read, (row) =>
    row.or([row("expires_at", "<=", longOver(now)), row("ended_at", "<", weekAgo)]),
  );
}

/** Skips rows that another transaction has locked: waiting for them in another order could deadlock. */
const clearAway = (
  reader: Reader,
  over: (row: ExpressionBuilder<Tables, "sessions">) => Expression<SqlBool>,
): Promise<unknown> =>
  reader
    .deleteFrom("sessions")
    .where("id", "in", (eb) => eb.selectFrom("sessions").select("id").where(over).forUpdate().skipLocked())
    .execute();

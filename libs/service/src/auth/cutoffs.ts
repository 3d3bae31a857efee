import {
  rolePermissionsChanged,
  sessionsEnded,
  signingKeyRevoked,
  userRoleChanged,
} from "@storytelling/events";
import type { Db, Tx } from "../db/db.ts";
import type { Consumer } from "../events/consumer.ts";

const readEvery = 5000;
// An access token is valid for 10 minutes; the rest allows for clocks that differ.
const keptMs = 15 * 60_000;

/** What makes access tokens void before they expire. Every replica knows it within 5 s of the event. */
export interface Cutoffs {
  /**
   * Tokens of this user or this role that were made before this moment are void. In milliseconds since 1970; null when
   * no token is void.
   */
  of(userId: string, role: string): number | null;
  hasEnded(sessionId: string): boolean;
  isRevoked(kid: string): boolean;
  refresh(): Promise<void>;
  close(): void;
}

export function watchCutoffs(db: Db): Cutoffs {
  let users = new Map<string, number>();
  let roles = new Map<string, number>();
  let sessions = new Set<string>();
  let keys = new Set<string>();
  const refresh = async () => {
    const since = new Date(db.clock.now().getTime() - keptMs);
    const [byUser, byRole, ended, revoked] = await Promise.all([
      db.read.selectFrom("token_cutoffs").selectAll().execute(),
      db.read.selectFrom("role_cutoffs").selectAll().execute(),
      db.read.selectFrom("ended_sessions").select("session_id").where("ended_at", ">", since).execute(),
      db.read.selectFrom("revoked_keys").select("kid").execute(),
    ]);
    users = new Map(byUser.map((row) => [row.user_id, row.not_before.getTime()]));
    roles = new Map(byRole.map((row) => [row.role, row.not_before.getTime()]));
    sessions = new Set(ended.map((row) => row.session_id));
    keys = new Set(revoked.map((row) => row.kid));
  };
  // An unreachable database shows in /readyz; here the last known state stays in use.
  const timer = setInterval(() => refresh().catch(() => {}), readEvery);
  timer.unref();
  return {
    of(userId, role) {
      const moment = Math.max(users.get(userId) ?? 0, roles.get(role) ?? 0);
      return moment > 0 ? moment : null;
    },
    hasEnded: (sessionId) => sessions.has(sessionId),
    isRevoked: (kid) => keys.has(kid),
    refresh,
    close: () => clearInterval(timer),
  };
}

type App = { cutoffs: Cutoffs };
// The rows can be read only after the transaction has committed, so they are read a moment later.
const readSoon = ({ cutoffs }: App) => void setTimeout(() => cutoffs.refresh().catch(() => {}), 50).unref();

/** Voids a user's access tokens that were made before a moment. A later cut-off that is already stored stays. */
export async function cutOffUser(app: App, tx: Tx, userId: string, not_before: Date): Promise<void> {
  await tx
    .insertInto("token_cutoffs")
    .values({ user_id: userId, not_before })
    .onConflict((conflict) =>
      conflict
        .column("user_id")
        .doUpdateSet({ not_before })
        .where("token_cutoffs.not_before", "<", not_before),
    )
    .execute();
  readSoon(app);
}

/** Deletes ended sessions whose tokens have all expired. */
export async function forgetEndedSessions(db: Db): Promise<void> {
  const before = new Date(db.clock.now().getTime() - keptMs);
  await db.read.deleteFrom("ended_sessions").where("ended_at", "<", before).execute();
}

/** Every service's reaction to a changed role: older access tokens stop working here. */
export const cutOffOldTokens: Consumer<App, { userId: string; changedAt: string }> = {
  name: "cut-off-old-tokens",
  event: userRoleChanged,
  handle: (app, event, tx: Tx) => cutOffUser(app, tx, event.data.userId, new Date(event.data.changedAt)),
};

/**
 * The same when a role's permissions change. It is one row, however many people have the role; each of them has to
 * refresh.
 */
export const cutOffRole: Consumer<App, { role: string; changedAt: string }> = {
  name: "cut-off-role",
  event: rolePermissionsChanged,
  async handle(app, { data }, tx: Tx) {
    const not_before = new Date(data.changedAt);
    await tx
      .insertInto("role_cutoffs")
      .values({ role: data.role, not_before })
      .onConflict((conflict) =>
        conflict.column("role").doUpdateSet({ not_before }).where("role_cutoffs.not_before", "<", not_before),
      )
      .execute();
    readSoon(app);
  },
};

/** Every service's reaction to sessions that ended: their access tokens stop working here. */
export const endSessions: Consumer<App, { sessionIds: string[]; endedAt: string }> = {
  name: "end-sessions",
  event: sessionsEnded,
  async handle(app, { data }, tx: Tx) {
    const ended_at = new Date(data.endedAt);
    const rows = data.sessionIds.map((session_id) => ({ session_id, ended_at }));
    if (rows.length === 0) return;
    await tx
      .insertInto("ended_sessions")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    readSoon(app);
  },
};

/** Every service's reaction to a revoked signing key: nothing that it signed is accepted here. */
export const revokeKey: Consumer<App, { kid: string; revokedAt: string }> = {
  name: "revoke-key",
  event: signingKeyRevoked,
  async handle(app, { data }, tx: Tx) {
    await tx
      .insertInto("revoked_keys")
      .values({ kid: data.kid, revoked_at: new Date(data.revokedAt) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    readSoon(app);
  },
};

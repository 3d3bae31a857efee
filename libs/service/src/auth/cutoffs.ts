import { rolePermissionsChanged, userRoleChanged } from "@storytelling/events";
import type { Db, Tx } from "../db/db.ts";
import type { Consumer } from "../events/consumer.ts";

const readEvery = 5000;

/** Moments before which access tokens are no longer accepted; every replica knows within 5 s. */
export interface Cutoffs {
  /** For this user or, by what it grants, this role: milliseconds since 1970, or null when any token will do. */
  of(userId: string, role: string): number | null;
  refresh(): Promise<void>;
  close(): void;
}

export function watchCutoffs(db: Db): Cutoffs {
  let users = new Map<string, number>();
  let roles = new Map<string, number>();
  const refresh = async () => {
    const byUser = await db.read.selectFrom("token_cutoffs").selectAll().execute();
    const byRole = await db.read.selectFrom("role_cutoffs").selectAll().execute();
    users = new Map(byUser.map((row) => [row.user_id, row.not_before.getTime()]));
    roles = new Map(byRole.map((row) => [row.role, row.not_before.getTime()]));
  };
  // An unreachable database shows in /readyz; here the last known state goes on to hold.
  const timer = setInterval(() => refresh().catch(() => {}), readEvery);
  timer.unref();
  const of = (userId: string, role: string) => {
    const moment = Math.max(users.get(userId) ?? 0, roles.get(role) ?? 0);
    return moment > 0 ? moment : null;
  };
  return { of, refresh, close: () => clearInterval(timer) };
}

const refreshSoon = ({ cutoffs }: { cutoffs: Cutoffs }): void => {
  // After the transaction that this is called in.
  setTimeout(() => cutoffs.refresh().catch(() => {}), 50).unref();
};

/** Voids a user's access tokens that were made before a moment; never earlier than it was voided for before. */
export async function cutOffUser(
  app: { cutoffs: Cutoffs },
  tx: Tx,
  userId: string,
  not_before: Date,
): Promise<void> {
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
  refreshSoon(app);
}

/** Every service's reaction to a changed role: older access tokens stop working here. */
export const cutOffOldTokens: Consumer<{ cutoffs: Cutoffs }, { userId: string; changedAt: string }> = {
  name: "cut-off-old-tokens",
  event: userRoleChanged as never,
  handle: (app, event, tx: Tx) => cutOffUser(app, tx, event.data.userId, new Date(event.data.changedAt)),
};

/**
 * The same for a role that grants other things: one row, however many people have it, and each of them has to refresh.
 */
export const cutOffRole: Consumer<{ cutoffs: Cutoffs }, { role: string; changedAt: string }> = {
  name: "cut-off-role",
  event: rolePermissionsChanged as never,
  async handle(app, { data }, tx: Tx) {
    const not_before = new Date(data.changedAt);
    await tx
      .insertInto("role_cutoffs")
      .values({ role: data.role, not_before })
      .onConflict((conflict) =>
        conflict.column("role").doUpdateSet({ not_before }).where("role_cutoffs.not_before", "<", not_before),
      )
      .execute();
    refreshSoon(app);
  },
};

import { userRoleChanged } from "@storytelling/events";
import type { Db, Tx } from "../db/db.ts";
import type { Consumer } from "../events/consumer.ts";

const readEvery = 5000;

/** Moments before which a user's access tokens are no longer accepted; every replica knows within 5 s. */
export interface Cutoffs {
  /** Milliseconds since 1970, or null when any token will do. */
  of(userId: string): number | null;
  refresh(): Promise<void>;
  close(): void;
}

export function watchCutoffs(db: Db): Cutoffs {
  let known = new Map<string, number>();
  const refresh = async () => {
    const rows = await db.read.selectFrom("token_cutoffs").selectAll().execute();
    known = new Map(rows.map((row) => [row.user_id, row.not_before.getTime()]));
  };
  // An unreachable database shows in /readyz; here the last known state goes on to hold.
  const timer = setInterval(() => refresh().catch(() => {}), readEvery);
  timer.unref();
  return { of: (userId) => known.get(userId) ?? null, refresh, close: () => clearInterval(timer) };
}

/** Every service's reaction to a changed role: older access tokens stop working here. */
export const cutOffOldTokens: Consumer<{ cutoffs: Cutoffs }, { userId: string; changedAt: string }> = {
  name: "cut-off-old-tokens",
  event: userRoleChanged as never,
  async handle(app, event, tx: Tx) {
    const not_before = new Date(event.data.changedAt);
    await tx
      .insertInto("token_cutoffs")
      .values({ user_id: event.data.userId, not_before })
      .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ not_before }))
      .execute();
    setTimeout(() => app.cutoffs.refresh().catch(() => {}), 50).unref();
  },
};

import { sql } from "kysely";
import type { Hold, Work } from "../domain/hold.ts";
import type { Tx } from "./db.ts";

/** The hold of a piece of work. The caller has locked the user's entitlement. */
export async function findHold(tx: Tx, { userId, workId, resource }: Work): Promise<Hold | null> {
  const row = await tx
    .selectFrom("usage_reservations")
    .select(["month", "quantity", "state", "used", "expires_at"])
    .where("user_id", "=", userId)
    .where("work_id", "=", workId)
    .where("resource", "=", resource)
    .executeTakeFirst();
  if (!row) return null;
  const { month, quantity, state, used, expires_at } = row;
  return { userId, workId, resource, month, quantity, state, used, expiresAt: expires_at };
}

/** Writes a hold. */
export async function saveHold(tx: Tx, hold: Hold, now: Date): Promise<void> {
  const { userId, workId, resource, month, quantity, state, used, expiresAt } = hold;
  const over = state === "committed" || state === "released";
  const changing = { month, quantity, state, used, expires_at: expiresAt, settled_at: over ? now : null };
  await tx
    .insertInto("usage_reservations")
    .values({ user_id: userId, work_id: workId, resource, created_at: now, ...changing })
    .onConflict((conflict) => conflict.columns(["user_id", "work_id", "resource"]).doUpdateSet(changing))
    .execute();
}

/** How many of a user's holds count now. */
export async function countHolds(tx: Tx, userId: string, now: Date): Promise<number> {
  const { holds } = await tx
    .selectFrom("usage_reservations")
    .select((row) => row.fn.countAll<number>().as("holds"))
    .where("user_id", "=", userId)
    .where("state", "=", "held")
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return holds;
}

/** Marks expired holds, and deletes finished ones of months before `oldest`. Returns how many of each. */
export async function sweep(
  tx: Tx,
  now: Date,
  oldest: string,
): Promise<{ expired: number; forgotten: number }> {
  const expired = await tx
    .updateTable("usage_reservations")
    .set({ state: "expired" })
    .where("state", "=", "held")
    .where("expires_at", "<=", now)
    .executeTakeFirst();
  const forgotten = await sql`
    delete from usage_reservations where month < ${oldest} and state <> 'held'`.execute(tx);
  return { expired: Number(expired.numUpdatedRows), forgotten: Number(forgotten.numAffectedRows ?? 0) };
}

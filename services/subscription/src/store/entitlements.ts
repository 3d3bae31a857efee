import { inOneTrip } from "@storytelling/service";
import type { TierCode } from "../domain/tiers.ts";
import type { Reader, Tx } from "./db.ts";

export interface Entitlement {
  readonly userId: string;
  readonly tier: TierCode;
  readonly since: Date;
}

/** The tier that a user subscribed to; free without a row. */
export async function tierOfUser(db: Reader, userId: string): Promise<TierCode> {
  const row = await db
    .selectFrom("entitlements")
    .select("tier")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.tier ?? "free";
}

/** Makes a user's row where there is none, as free. */
export async function ensureEntitlement(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .insertInto("entitlements")
    .values({ user_id: userId, tier: "free", since: now, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Locks a user's row, and makes it if it does not exist. Every transaction that changes tier or usage holds this lock
 * until it commits. Statements after it in the same `inOneTrip` read under the lock.
 */
export async function lockEntitlement(tx: Tx, userId: string, now: Date): Promise<Entitlement> {
  const row = tx
    .selectFrom("entitlements")
    .select(["tier", "since"])
    .where("user_id", "=", userId)
    .forUpdate();
  const [, locked] = await inOneTrip(
    tx,
    () => ensureEntitlement(tx, userId, now),
    () => row.executeTakeFirstOrThrow(),
  );
  return { userId, ...locked };
}

/** Gives a user another tier; the caller holds the row's lock. */
export async function saveEntitlement(tx: Tx, userId: string, tier: TierCode, now: Date): Promise<void> {
  await tx
    .updateTable("entitlements")
    .set({ tier, since: now, changed_at: now })
    .where("user_id", "=", userId)
    .execute();
}

import type { Db, Sealer, Tx } from "@storytelling/service";
import type { Tables } from "./tables.ts";

// Keyed, so that 50 bits are enough: without MASTER_KEY a guess cannot be checked.
const hashOf = (sealer: Sealer, userId: string, code: string): Buffer =>
  sealer.fingerprint(`${userId} ${code}`, "recovery_codes.hash");

/** Replaces all of a user's codes by new ones. */
export async function replaceRecoveryCodes(
  tx: Tx<Tables>,
  sealer: Sealer,
  userId: string,
  codes: readonly string[],
): Promise<void> {
  await tx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  const rows = codes.map((code) => ({
    user_id: userId,
    hash: hashOf(sealer, userId, code),
    used_at: null,
  }));
  await tx.insertInto("recovery_codes").values(rows).execute();
}

/** Uses a code; false when it is wrong or was used, even by a concurrent request. */
export async function useRecoveryCode(
  tx: Tx<Tables>,
  sealer: Sealer,
  one: { userId: string; code: string },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("recovery_codes")
    .set({ used_at: now })
    .where("user_id", "=", one.userId)
    .where("hash", "=", hashOf(sealer, one.userId, one.code))
    .where("used_at", "is", null)
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function countRecoveryCodes(
  reader: Db<Tables>["read"] | Tx<Tables>,
  userId: string,
): Promise<number> {
  const row = await reader
    .selectFrom("recovery_codes")
    .select((eb) => eb.fn.countAll<number>().as("left"))
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return row?.left ?? 0;
}

import type { SuppressionCause } from "../domain/suppression.ts";
import type { Reader, Tx } from "./db.ts";

export async function isSuppressed(reader: Reader | Tx, address: Buffer): Promise<boolean> {
  const row = await reader
    .selectFrom("suppressions")
    .select("why")
    .where("address", "=", address)
    .executeTakeFirst();
  return row !== undefined;
}

/** Allows nothing more to an address; false when that was so before. */
export async function suppress(
  tx: Tx,
  address: Buffer,
  why: SuppressionCause,
  since: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("suppressions")
    .values({ address, why, since })
    .onConflict((conflict) => conflict.doNothing())
    .returning("why")
    .executeTakeFirst();
  return row !== undefined;
}

/** Allows messages again to an address whose owner had refused them; false when they had not. */
export async function lift(tx: Tx, address: Buffer, why: SuppressionCause): Promise<boolean> {
  const row = await tx
    .deleteFrom("suppressions")
    .where("address", "=", address)
    .where("why", "=", why)
    .returning("why")
    .executeTakeFirst();
  return row !== undefined;
}

import type { Db, Tx } from "@storytelling/service";
import type { Tables } from "./tables.ts";

/** Saves a user's priority in the queue, unless a newer one is known. */
export async function savePatron(
  tx: Tx<Tables>,
  { userId, priority, since }: { userId: string; priority: number; since: Date },
): Promise<void> {
  await tx
    .insertInto("patrons")
    .values({ user_id: userId, priority, since })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({ priority, since }).where("patrons.since", "<=", since),
    )
    .execute();
}

/** A user's priority; 0 for a user without a row. */
export async function priorityOf(db: Db<Tables>["read"] | Tx<Tables>, userId: string): Promise<number> {
  const row = await db
    .selectFrom("patrons")
    .select("priority")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.priority ?? 0;
}

export async function deletePatron(tx: Tx<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom("patrons").where("user_id", "=", userId).execute();
}

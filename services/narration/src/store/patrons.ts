import type { Db, Tx } from "@storytelling/service";
import type { Tables } from "./tables.ts";

/** Keeps how early a user's lines are taken from the queue, unless something newer is known. */
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

/** A user's priority; 0 for somebody of whom nothing was told. */
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

import type { Tx } from "./db.ts";

/** Remembers what to call a user. */
export async function saveAuthor(tx: Tx, userId: string, displayName: string): Promise<void> {
  await tx
    .insertInto("authors")
    .values({ user_id: userId, display_name: displayName })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ display_name: displayName }))
    .execute();
}

/** Forgets what to call somebody. */
export const deleteAuthor = (tx: Tx, userId: string): Promise<unknown> =>
  tx.deleteFrom("authors").where("user_id", "=", userId).execute();

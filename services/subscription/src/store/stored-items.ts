import type { Tx } from "./db.ts";

/** Records the size of a stored item, also when it is known already. */
export async function saveStored(tx: Tx, userId: string, itemId: string, bytes: number): Promise<void> {
  await tx
    .insertInto("stored_items")
    .values({ user_id: userId, item_id: itemId, bytes })
    .onConflict((conflict) => conflict.columns(["user_id", "item_id"]).doUpdateSet({ bytes }))
    .execute();
}

export async function dropStored(tx: Tx, userId: string, itemId: string): Promise<void> {
  await tx.deleteFrom("stored_items").where("user_id", "=", userId).where("item_id", "=", itemId).execute();
}

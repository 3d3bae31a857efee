import { purposeOf, type SealedWords, sealWords } from "@storytelling/service";
import type { Tx } from "./db.ts";

const nameFor = (userId: string): string => purposeOf("authors.sealed", userId);

/** A user's display name as it is stored. */
export const sealedName = (userId: string, sealed: Buffer | null): SealedWords => ({
  userId,
  sealed,
  purpose: nameFor(userId),
});

/** Saves a user's display name. */
export async function saveAuthor(tx: Tx, userId: string, displayName: string): Promise<void> {
  const [sealed = null] = await sealWords(tx, userId, [{ words: displayName, purpose: nameFor(userId) }]);
  await tx
    .insertInto("authors")
    .values({ user_id: userId, sealed })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ display_name: null, sealed }))
    .execute();
}

/** Deletes a user's display name. */
export const deleteAuthor = (tx: Tx, userId: string): Promise<unknown> =>
  tx.deleteFrom("authors").where("user_id", "=", userId).execute();

import type { Reader, Tx } from "./db.ts";

/** The users who organise a session with its owner. */
export async function organisersOf(db: Reader | Tx, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("organisers")
    .select("user_id")
    .where("session_id", "=", sessionId)
    .orderBy("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

/** Adds a co-organiser; one who is there already stays. */
export const addOrganiser = (
  tx: Tx,
  { sessionId, userId, addedAt }: { sessionId: string; userId: string; addedAt: Date },
): Promise<unknown> =>
  tx
    .insertInto("organisers")
    .values({ session_id: sessionId, user_id: userId, added_at: addedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export const removeOrganiser = (tx: Tx, sessionId: string, userId: string): Promise<unknown> =>
  tx.deleteFrom("organisers").where("session_id", "=", sessionId).where("user_id", "=", userId).execute();

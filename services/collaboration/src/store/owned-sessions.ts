import type { Tx } from "./db.ts";

/** The ids of all sessions that a user owns. */
export async function ownedSessions(tx: Tx, ownerId: string): Promise<string[]> {
  const query = tx.selectFrom("collaboration_sessions").select("id").where("owner_id", "=", ownerId);
  return (await query.orderBy("id").execute()).map(({ id }) => id);
}

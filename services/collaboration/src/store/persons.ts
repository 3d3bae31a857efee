import type { Tx } from "./db.ts";

/** Deletes everything of a person: their sessions with all that belongs to them, and where they take part. */
export async function erasePerson(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("collaboration_sessions").where("owner_id", "=", userId).execute();
  await tx.deleteFrom("organisers").where("user_id", "=", userId).execute();
  await tx.deleteFrom("voice_contributions").where("person_id", "=", userId).execute();
  await tx
    .deleteFrom("participants")
    .where((row) => row.or([row("person_id", "=", userId), row("user_id", "=", userId)]))
    .execute();
  await tx.deleteFrom("consents").where("person_id", "=", userId).execute();
  await tx.deleteFrom("voice_contributions").where("person_id", "=", userId).execute();
}

import type { Tx } from "./db.ts";

/** Deletes the rows of a person that are left: where they organise, invited others or take part. */
export async function erasePerson(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom("collaboration_sessions").where("owner_id", "=", userId).execute();
  await tx.deleteFrom("organisers").where("user_id", "=", userId).execute();
  // Their invitations stay for the session's owner, who invited through them.
  await tx
    .updateTable("invitations")
    .from("collaboration_sessions as s")
    .set((row) => ({ invited_by: row.ref("s.owner_id") }))
    .whereRef("s.id", "=", "invitations.session_id")
    .where("invited_by", "=", userId)
    .execute();
  await tx.deleteFrom("voice_contributions").where("person_id", "=", userId).execute();
  await tx
    .deleteFrom("participants")
    .where((row) => row.or([row("person_id", "=", userId), row("user_id", "=", userId)]))
    .execute();
  await tx.deleteFrom("consents").where("person_id", "=", userId).execute();
}

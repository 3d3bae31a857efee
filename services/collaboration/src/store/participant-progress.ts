import type { Tx } from "./db.ts";

/** Notes that a participant has contributed for the first time, also at their invitation. Later ones change nothing. */
export async function noteStarted(tx: Tx, participantId: string, now: Date): Promise<void> {
  await tx
    .updateTable("participants")
    .set({ started_at: now })
    .where("id", "=", participantId)
    .where("started_at", "is", null)
    .execute();
  await tx
    .updateTable("invitations")
    .set({ started_at: now })
    .where("id", "in", (row) =>
      row.selectFrom("participants").select("invitation_id").where("participants.id", "=", participantId),
    )
    .where("started_at", "is", null)
    .execute();
}

/** Notes that a participant has given all that is asked of them, or says that they are done. */
export async function noteSubmitted(tx: Tx, participantId: string, now: Date): Promise<void> {
  await tx
    .updateTable("participants")
    .set({ submitted_at: now })
    .where("id", "=", participantId)
    .where("submitted_at", "is", null)
    .execute();
  await tx
    .updateTable("invitations")
    .set({ submitted_at: now })
    .where("id", "in", (row) =>
      row.selectFrom("participants").select("invitation_id").where("participants.id", "=", participantId),
    )
    .where("submitted_at", "is", null)
    .execute();
}

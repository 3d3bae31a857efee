import { sql } from "kysely";
import type { Contribution } from "../domain/contribution.ts";
import type { Tx } from "./db.ts";

type Newer = Pick<Contribution, "id" | "participantId" | "lines" | "contributedAt">;

/**
 * Marks a participant's older recordings of the same lines as superseded. One that was accepted stays in use until the
 * newer one is accepted.
 */
export const supersedeOlder = (
  tx: Tx,
  { id, participantId, lines, contributedAt }: Newer,
  { accepted }: { accepted: boolean },
): Promise<unknown> =>
  tx
    .updateTable("voice_contributions")
    .set({ superseded_by: id })
    .where("participant_id", "=", participantId)
    .where("id", "!=", id)
    .where("superseded_by", "is", null)
    .where("contributed_at", "<=", contributedAt)
    .where("status", accepted ? "=" : "!=", "accepted")
    .where(sql<boolean>`line_numbers <@ ${[...lines]}::int[]`)
    .execute();

/** Makes the recordings count again that this one superseded: it was refused or taken back. */
export const restoreSuperseded = (tx: Tx, id: string): Promise<unknown> =>
  tx
    .updateTable("voice_contributions")
    .set({ superseded_by: null })
    .where("superseded_by", "=", id)
    .execute();

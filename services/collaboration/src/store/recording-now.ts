import type { Reader, Tx } from "./db.ts";

/** Somebody who records a line at the moment. */
export interface Recording {
  readonly participantId: string;
  readonly line: number;
  readonly since: Date;
}

/** Notes which line a participant records, and until when that counts without further news. */
export const noteRecording = (
  tx: Tx,
  { participantId, sessionId, line }: { participantId: string; sessionId: string; line: number },
  { now, until }: { now: Date; until: Date },
): Promise<unknown> =>
  tx
    .insertInto("recording_now")
    .values({ participant_id: participantId, session_id: sessionId, line, since: now, until })
    .onConflict((conflict) =>
      conflict.column("participant_id").doUpdateSet((row) => ({
        line,
        until,
        // The same line goes on being recorded.
        since: row.fn<Date>("coalesce", [
          row.case().when("recording_now.line", "=", line).then(row.ref("recording_now.since")).end(),
          row.val(now),
        ]),
      })),
    )
    .execute();

export const endRecording = (tx: Tx, participantId: string): Promise<unknown> =>
  tx.deleteFrom("recording_now").where("participant_id", "=", participantId).execute();

/** Since when a participant has been recording; undefined when they never said so. */
export async function recordingSince(db: Reader | Tx, participantId: string): Promise<Date | undefined> {
  const query = db.selectFrom("recording_now").select("since").where("participant_id", "=", participantId);
  return (await query.executeTakeFirst())?.since;
}

/** Who records which line of a session now. */
export async function recordingsIn(db: Reader | Tx, sessionId: string, now: Date): Promise<Recording[]> {
  const rows = await db
    .selectFrom("recording_now")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("until", ">", now)
    .execute();
  return rows.map(({ participant_id: participantId, line, since }) => ({ participantId, line, since }));
}

/** Deletes rows that have not counted since `before`. */
export const deleteOldRecordings = (tx: Tx, before: Date): Promise<unknown> =>
  tx.deleteFrom("recording_now").where("until", "<", before).execute();

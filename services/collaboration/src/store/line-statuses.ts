import type { Reader } from "./db.ts";

/** How far a participant's newest recording of each line is. Lines without one, and withdrawn ones, are left out. */
export async function lineStatuses(db: Reader, participantId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom("voice_contributions")
    .select(["line_numbers", "status"])
    .where("participant_id", "=", participantId)
    .where("status", "not in", ["withdrawn", "refused"])
    .orderBy("id")
    .execute();
  const statuses = new Map<number, string>();
  for (const { line_numbers: lines, status } of rows) for (const line of lines) statuses.set(line, status);
  return statuses;
}

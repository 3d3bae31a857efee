import type { Narration } from "../domain/narration.ts";
import type { Tx } from "./db.ts";

/** A story's narration, with the story's row locked; undefined when the story does not exist. */
export async function lockNarration(tx: Tx, storyId: string): Promise<Narration | null | undefined> {
  const row = await tx
    .selectFrom("stories")
    .select([
      "narration_id as id",
      "narration_revision as revision",
      "narration_status as status",
      "narration_duration_ms as durationMs",
      "narration_requested_at as requestedAt",
    ])
    .where("id", "=", storyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, revision, status, requestedAt, durationMs } = row;
  if (id === null || revision === null || status === null || requestedAt === null) return null;
  return { id, revision, status, requestedAt, durationMs };
}

export async function saveNarration(tx: Tx, storyId: string, narration: Narration): Promise<void> {
  await tx
    .updateTable("stories")
    .set({
      narration_id: narration.id,
      narration_revision: narration.revision,
      narration_status: narration.status,
      narration_duration_ms: narration.durationMs,
      narration_requested_at: narration.requestedAt,
    })
    .where("id", "=", storyId)
    .execute();
}

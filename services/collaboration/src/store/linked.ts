import type { DomainEvent } from "@storytelling/events";
import { record } from "@storytelling/service";
import type { Participant } from "../domain/participant.ts";
import type { Tx } from "./db.ts";

/** Writes that a locked guest became a user, with its events; false when the user is in the session already. */
export async function saveLinked(
  tx: Tx,
  { id, userId, sessionId }: Participant,
  events: readonly DomainEvent[],
): Promise<boolean> {
  // Whoever accepts in this session waits, so that the user cannot join meanwhile.
  await tx
    .selectFrom("collaboration_sessions")
    .select("id")
    .where("id", "=", sessionId)
    .forUpdate()
    .execute();
  const other = await tx
    .selectFrom("participants")
    .select("id")
    .where("session_id", "=", sessionId)
    .where("user_id", "=", userId)
    .where("left_at", "is", null)
    .executeTakeFirst();
  if (other) return false;
  await tx.updateTable("participants").set({ user_id: userId }).where("id", "=", id).execute();
  await record(tx, events);
  return true;
}

import type { Db, Tx } from "@storytelling/service";
import type { Tables } from "./tables.ts";

/** When the user of a session last confirmed who they are; null when the session does not exist. */
export async function confirmedAt(
  reader: Db<Tables>["read"] | Tx<Tables>,
  sessionId: string,
): Promise<Date | null> {
  const row = await reader
    .selectFrom("sessions")
    .select(["created_at", "confirmed_at"])
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return row ? (row.confirmed_at ?? row.created_at) : null;
}

export async function saveConfirmed(tx: Tx<Tables>, sessionId: string, now: Date): Promise<void> {
  await tx.updateTable("sessions").set({ confirmed_at: now }).where("id", "=", sessionId).execute();
}

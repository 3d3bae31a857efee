import type { Crossing } from "./crossings.ts";
import type { Reader, Tx } from "./db.ts";

/** Saves a notice for a user. */
export async function saveNotice(
  tx: Tx,
  { userId, ...notice }: Crossing,
  event: { id: string; time: Date },
): Promise<void> {
  await tx
    .insertInto("usage_notices")
    .values({ user_id: userId, event_id: event.id, noticed_at: event.time, ...notice })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A user's notices of a month, oldest first. */
export const listNotices = (db: Reader, userId: string, month: string) =>
  db
    .selectFrom("usage_notices")
    .select(["resource", "percent", "allowance", "noticed_at as at"])
    .where("user_id", "=", userId)
    .where("month", "=", month)
    .orderBy("noticed_at")
    .orderBy("percent")
    .execute();

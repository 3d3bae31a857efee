import type { Reader, Tx } from "./db.ts";

/** A message to a user about their plan and payments. */
export interface Activity {
  readonly id: string;
  readonly userId: string;
  readonly text: string;
  readonly at: Date;
}

export async function addActivity(tx: Tx, activity: Activity): Promise<void> {
  const { id, userId, text, at } = activity;
  await tx.insertInto("billing_activity").values({ id, user_id: userId, text, at }).execute();
}

/** A page of a user's messages, newest first, before the given one. */
export async function readActivity(
  db: Reader,
  userId: string,
  window: { before: string | null; limit: number },
): Promise<Activity[]> {
  let query = db
    .selectFrom("billing_activity")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id", "desc")
    .limit(window.limit);
  if (window.before !== null) query = query.where("id", "<", window.before);
  return (await query.execute()).map(({ user_id, ...row }) => ({ ...row, userId: user_id }));
}

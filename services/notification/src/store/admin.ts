import type { MessageState } from "../domain/message.ts";
import type { Way } from "../domain/ways.ts";
import type { Reader, Tx } from "./db.ts";

/** A message as an operator sees it: without its words and its recipient. */
export interface MessageRow {
  readonly id: string;
  readonly kind: string;
  readonly way: Way | "any";
  readonly state: MessageState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly notBefore: Date;
  readonly endedAt: Date | null;
}

/** A page of messages, newest first. */
export async function listMessages(
  db: Reader,
  window: { state: MessageState | undefined; before: string | null; limit: number },
): Promise<MessageRow[]> {
  let query = db
    .selectFrom("messages")
    .select(["id", "kind", "way", "state", "reason", "attempts"])
    .select(["created_at as createdAt", "not_before as notBefore", "ended_at as endedAt"])
    .orderBy("id", "desc")
    .limit(window.limit);
  if (window.state) query = query.where("state", "=", window.state);
  if (window.before !== null) query = query.where("id", "<", window.before);
  return query.execute();
}

/** Locks a message for an operator. */
export const holdMessage = (tx: Tx, id: string): Promise<{ state: MessageState } | undefined> =>
  tx.selectFrom("messages").select("state").where("id", "=", id).forUpdate().executeTakeFirst();

/** Puts a dead message back into the queue, with all its attempts. */
export const redriveMessage = (tx: Tx, id: string, now: Date): Promise<unknown> =>
  tx
    .updateTable("messages")
    .set({ state: "queued", reason: null, attempts: 0, not_before: now, enqueued: false, ended_at: null })
    .where("id", "=", id)
    .where("state", "=", "dead")
    .execute();

/** How many messages are in each state that somebody may have to look at, and since when the oldest is due. */
export const countMessages = (db: Reader) =>
  db
    .selectFrom("messages")
    .select((say) => ["state", say.fn.countAll<number>().as("count"), say.fn.min("not_before").as("oldest")])
    .where("state", "in", ["queued", "held", "dead"])
    .groupBy("state")
    .execute();

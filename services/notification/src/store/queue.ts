import type { Message } from "../domain/message.ts";
import type { Tx } from "./db.ts";
import { openMessages } from "./messages.ts";

/** A job's claim lasts so long; after that another job may send the message. */
const claimMs = 120_000;

/** Claims due messages of the queue for jobs, the longest due first. */
export async function takeDue(
  tx: Tx,
  now: Date,
  most: number,
): Promise<{ messageId: string; personId: string }[]> {
  const due = await tx
    .selectFrom("messages")
    .select(["id", "person_id"])
    .where("state", "=", "queued")
    .where("enqueued", "=", false)
    .where("not_before", "<=", now)
    .orderBy("not_before")
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  await tx.updateTable("messages").set({ enqueued: true }).where("id", "in", ids).execute();
  return due.map(({ id, person_id }) => ({ messageId: id, personId: person_id }));
}

/** Messages whose job was lost are given another one. */
export const releaseLost = (tx: Tx, before: Date): Promise<unknown> =>
  tx
    .updateTable("messages")
    .set({ enqueued: false })
    .where("state", "=", "queued")
    .where("enqueued", "=", true)
    .where("not_before", "<", before)
    .execute();

/**
 * Claims a message for one attempt; undefined when it is not due, or another attempt is under way. When the process dies,
 * the claim ends by itself.
 */
export async function claimMessage(tx: Tx, id: string, now: Date): Promise<Message | undefined> {
  const row = await tx
    .updateTable("messages")
    .set((say) => ({
      attempts: say("attempts", "+", 1),
      not_before: new Date(now.getTime() + claimMs),
      enqueued: false,
    }))
    .where("id", "=", id)
    .where("state", "=", "queued")
    .where("not_before", "<=", now)
    .returningAll()
    .executeTakeFirst();
  return row && (await openMessages(tx, [row]))[0];
}

/** Puts a message back into the queue. */
export const postpone = (tx: Tx, id: string, until: Date): Promise<unknown> =>
  tx
    .updateTable("messages")
    .set({ not_before: until, enqueued: false })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .execute();

import { sql } from "kysely";
import type { Message } from "../domain/message.ts";
import type { Tx } from "./db.ts";
import { openMessages } from "./messages.ts";

/** Locks the held messages of one person whose digest is due; empty when nobody's is. */
export async function takeHeld(tx: Tx, now: Date): Promise<Message[]> {
  const first = await tx
    .selectFrom("messages")
    .select("person_id")
    .where("state", "=", "held")
    .where("not_before", "<=", now)
    .orderBy("not_before")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!first) return [];
  const person = first.person_id;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`digest ${person}`}, 5))`.execute(tx);
  const rows = await tx
    .selectFrom("messages")
    .selectAll()
    .where("person_id", "=", person)
    .where("state", "=", "held")
    .where("not_before", "<=", now)
    .orderBy("id")
    .forUpdate()
    .execute();
  return openMessages(tx, rows);
}

/** Messages that a digest tells. */
export const markDigested = (tx: Tx, ids: readonly string[], now: Date): Promise<unknown> =>
  tx
    .updateTable("messages")
    .set({ state: "digested", sealed: null, ended_at: now })
    .where("id", "in", [...ids])
    .execute();

/** A message that is the only one in its digest is sent by itself. */
export const release = (tx: Tx, id: string): Promise<unknown> =>
  tx.updateTable("messages").set({ state: "queued" }).where("id", "=", id).execute();

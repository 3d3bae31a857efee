import type { Db, Tx } from "@storytelling/service";
import type { Tables } from "./tables.ts";

/**
 * Uses a ticket; false when it was used before. Of two concurrent uses, one waits and gets false when the other
 * commits.
 */
export async function spend(tx: Tx<Tables>, ticket: { hash: Buffer; ends: Date }): Promise<boolean> {
  const row = await tx
    .insertInto("spent_tickets")
    .values({ hash: ticket.hash, ends_at: ticket.ends })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .returning("hash")
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes the records of used tickets that have expired and cannot be used anyway. */
export async function sweepTickets(db: Db<Tables>): Promise<void> {
  await db.read.deleteFrom("spent_tickets").where("ends_at", "<=", db.clock.now()).execute();
}

import type { CloudEvent } from "@storytelling/events";
import { sql } from "kysely";
import { type Db, dbOf, type Tx, transaction } from "../db/db.ts";
import { type Consumer, decode } from "./consumer.ts";

/** Serialises what happens to one aggregate at one consumer until the transaction ends. */
export async function lockAggregate(tx: Tx, consumer: string, aggregateId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${consumer} ${aggregateId}`}, 0))`.execute(tx);
}

export async function isParked(tx: Tx, consumer: string, aggregateId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("parked_events")
    .select("seq")
    .where("consumer", "=", consumer)
    .where("aggregate_id", "=", aggregateId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts an event aside, behind those of its aggregate that are parked already. */
export async function park(
  tx: Tx,
  consumer: string,
  event: CloudEvent,
  reason: string,
  attempts: number,
): Promise<void> {
  await tx
    .insertInto("parked_events")
    .values({
      consumer,
      aggregate_id: event.subject,
      event: JSON.stringify(event),
      reason: reason.slice(0, 2000),
      attempts,
      parked_at: dbOf(tx).clock.now(),
    })
    .execute();
}

/**
 * Handles an aggregate's parked events again, oldest first, each in its own transaction; stops at the first that still fails.
 * @returns how many were handled, and the error that stopped it, if any
 */
export async function redrive<App>(
  db: Db,
  app: App,
  consumer: Consumer<App>,
  aggregateId: string,
): Promise<{ handled: number; error: string | null }> {
  for (let handled = 0; ; handled++) {
    try {
      const more = await transaction(db, async (tx) => {
        await lockAggregate(tx, consumer.name, aggregateId);
        const next = await tx
          .selectFrom("parked_events")
          .select(["seq", "event"])
          .where("consumer", "=", consumer.name)
          .where("aggregate_id", "=", aggregateId)
          .orderBy("seq")
          .limit(1)
          .executeTakeFirst();
        if (!next) return false;
        await consumer.handle(
          app,
          decode(consumer as Consumer<never>, next.event as unknown as CloudEvent),
          tx,
        );
        await tx.deleteFrom("parked_events").where("seq", "=", next.seq).execute();
        return true;
      });
      if (!more) return { handled, error: null };
    } catch (error) {
      return { handled, error: String(error) };
    }
  }
}

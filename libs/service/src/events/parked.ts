import type { CloudEvent } from "@storytelling/events";
import { sql } from "kysely";
import { dbOf, type Tx } from "../db/db.ts";

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

/** An error's words as the table can keep them: PostgreSQL takes no NUL, and nobody reads more than a page. */
export const storable = (reason: string): string => reason.replaceAll("\0", "").slice(0, 2000);

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
      reason: storable(reason),
      attempts,
      parked_at: dbOf(tx).clock.now(),
      last_redrive_at: null,
    })
    .execute();
}

const tooOld =
  "It is older than what the inbox remembers, and may have been handled before. Redrive it if it was not, discard it if it was.";

/** Puts an event aside of which nobody can tell whether it was handled; one that waits already is a duplicate. */
export async function parkForgotten(
  tx: Tx,
  consumer: string,
  event: CloudEvent,
): Promise<"forgotten" | "duplicate"> {
  const waiting = await tx
    .selectFrom("parked_events")
    .select("seq")
    .where("consumer", "=", consumer)
    .where("aggregate_id", "=", event.subject)
    .where(sql<boolean>`event @> ${JSON.stringify({ source: event.source, id: event.id })}::jsonb`)
    .executeTakeFirst();
  if (waiting) return "duplicate";
  await park(tx, consumer, event, tooOld, 0);
  return "forgotten";
}

/** The oldest parked event of an aggregate at a consumer: the one that the others wait for. */
export const firstParked = (tx: Tx, consumer: string, aggregateId: string) =>
  tx
    .selectFrom("parked_events")
    .selectAll()
    .where("consumer", "=", consumer)
    .where("aggregate_id", "=", aggregateId)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();

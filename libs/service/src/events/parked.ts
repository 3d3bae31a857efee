import type { CloudEvent } from "@storytelling/events";
import { sql } from "kysely";
import { dbOf, type Tx } from "../db/db.ts";

/** Serialises what happens to one aggregate at one consumer until the transaction ends. */
export async function lockAggregate(tx: Tx, consumer: string, aggregateId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${consumer} ${aggregateId}`}, 0))`.execute(tx);
}

/** An error's words as the table can keep them: PostgreSQL takes no NUL, and nobody reads more than a page. */
export const storable = (reason: string): string => reason.replaceAll("\0", "").slice(0, 2000);

/** An event to be put aside, and why. */
export interface Aside {
  readonly event: CloudEvent;
  readonly reason: string;
}

/** Puts events aside, behind those of their aggregates that are parked already. */
export async function park(
  tx: Tx,
  consumer: string,
  aside: readonly Aside[],
  attempts: number,
): Promise<void> {
  if (aside.length === 0) return;
  const rows = aside.map(({ event, reason }) => ({
    consumer,
    aggregate_id: event.subject,
    event: JSON.stringify(event),
    reason: storable(reason),
    attempts,
    parked_at: dbOf(tx).clock.now(),
    last_redrive_at: null,
  }));
  await tx.insertInto("parked_events").values(rows).execute();
}

/** Whether this very event is among those that are parked. */
export async function isParked(tx: Tx, consumer: string, event: CloudEvent): Promise<boolean> {
  const { source, id, subject } = event;
  const row = await tx
    .selectFrom("parked_events")
    .select("seq")
    .where("consumer", "=", consumer)
    .where("aggregate_id", "=", subject)
    .where(sql<boolean>`event @> ${JSON.stringify({ source, id })}::jsonb`)
    .executeTakeFirst();
  return row !== undefined;
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

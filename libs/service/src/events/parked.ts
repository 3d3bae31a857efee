import type { CloudEvent, EventType } from "@storytelling/events";
import { type Selectable, sql } from "kysely";
import { type Db, dbOf, type Tx } from "../db/db.ts";
import type { FrameworkTables } from "../db/tables.ts";
import { personalIn } from "../personal/personal-sealer.ts";
import { openSealed, sealData } from "./sealed-data.ts";

/** Serialises what happens to one aggregate at one consumer until the transaction ends. */
export async function lockAggregate(tx: Tx, consumer: string, aggregateId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${consumer} ${aggregateId}`}, 0))`.execute(tx);
}

/** An error's message as the table can store it: without NUL, which PostgreSQL refuses, and at most 2,000 characters. */
export const storable = (reason: string): string => reason.replaceAll("\0", "").slice(0, 2000);

/** An event to be put aside, and why. */
export interface Aside {
  readonly event: CloudEvent;
  readonly reason: string;
}

/** A row of `parked_events` as stored. */
export type ParkedRow = Selectable<FrameworkTables["parked_events"]>;

/** The consumer that could not handle an event. */
export interface Parker {
  readonly name: string;
  readonly event: { readonly personal?: EventType["personal"] | undefined };
}

// A discarded row is bound to the same purpose, so that it can be moved without being opened.
const sealedFor = (consumer: string, { source, id }: Pick<CloudEvent, "source" | "id">): string =>
  `parked_events.sealed ${consumer} ${source} ${id}`;

const sealedReason = "Sealed with the event.";
const lostReason = "It is about a person who was erased, and can no longer be opened.";

/** The columns of an event that is put aside. If its words about a person are sealed, the reason is sealed, too. */
export async function asideColumns(tx: Tx, { name, event: { personal } }: Parker, { event, reason }: Aside) {
  const why = storable(reason);
  const { open, person, sealed } = await sealData(tx, personal, event.data, sealedFor(name, event), {
    reason: why,
  });
  return {
    event: JSON.stringify({ ...event, data: open }),
    reason: sealed ? sealedReason : why,
    person,
    sealed,
  };
}

/** Parks events, behind those of their aggregates that are parked already. */
export async function park(
  tx: Tx,
  consumer: Parker,
  aside: readonly Aside[],
  attempts: number,
): Promise<void> {
  if (aside.length === 0) return;
  const rows = [];
  for (const one of aside)
    rows.push({
      ...(await asideColumns(tx, consumer, one)),
      consumer: consumer.name,
      aggregate_id: one.event.subject,
      attempts,
      parked_at: dbOf(tx).clock.now(),
      last_redrive_at: null,
    });
  await tx.insertInto("parked_events").values(rows).execute();
}

/** Parked rows with events and reasons opened, as far as their keys exist. Pass `tx` when called in a transaction. */
export async function openParked<
  Row extends Pick<ParkedRow, "consumer" | "event" | "reason" | "person" | "sealed">,
>(db: Db, rows: readonly Row[], tx?: Tx): Promise<(Omit<Row, "event"> & { event: CloudEvent })[]> {
  const opened = rows.some(({ sealed }) => sealed)
    ? await openSealed(personalIn(db), rows, (row) => sealedFor(row.consumer, row.event), tx)
    : [];
  return rows.map((row, at) => {
    const words = opened[at];
    const { event } = row;
    if (words === undefined) return row;
    if (words === null) return { ...row, reason: lostReason };
    const data = { ...(event.data as object), ...words.data };
    return { ...row, event: { ...event, data }, reason: words.reason ?? row.reason };
  });
}

/** Whether this event itself is parked. */
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

/** The oldest parked event of an aggregate at a consumer, as stored. The later ones wait for it. */
export const firstParked = (tx: Tx, consumer: string, aggregateId: string) =>
  tx
    .selectFrom("parked_events")
    .selectAll()
    .where("consumer", "=", consumer)
    .where("aggregate_id", "=", aggregateId)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();

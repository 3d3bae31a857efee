import type { CloudEvent, DomainEvent, EventType } from "@storytelling/events";
import type pg from "pg";
import { dbOf, type Tx, tellCommit } from "../db/db.ts";
import type { Asked } from "../personal/person-keys.ts";
import type { PersonalSealer } from "../personal/personal-sealer.ts";
import { created } from "../telemetry/event-spans.ts";
import { openSealed, type Parted, type Sealable, sealData } from "./sealed-data.ts";

const sealedFor = (id: string): string => `outbox.sealed ${id}`;

/** An event's data as stored in its row. */
export const outboxParts = (
  tx: Tx,
  personal: EventType["personal"],
  data: unknown,
  id: string,
): Promise<Parted> => sealData(tx, personal, data, sealedFor(id));

/**
 * Writes events to the outbox, in the transaction of their change. The words that they have about a person are sealed.
 * The caller holds the lock on the aggregate's row, so that one aggregate's events get ascending positions.
 */
export async function record<T>(tx: Tx<T>, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { clock, ids } = dbOf(tx as Tx);
  const rows = [];
  for (const { type, version, source, aggregateId, data, personal } of events) {
    const id = ids.next();
    const { open, person, sealed } = await outboxParts(tx as Tx, personal, data, id);
    const about = { id, type, version, source, aggregate_id: aggregateId };
    rows.push({
      ...about,
      data: JSON.stringify(open),
      time: clock.now(),
      published_at: null,
      person,
      sealed,
    });
  }
  await (tx as Tx)
    .insertInto("outbox")
    .values(rows.map((row) => ({ ...row, ...created(row) })))
    .execute();
  tellCommit(tx as Tx);
}

/** A row of the outbox as node-postgres returns it. */
export interface OutboxRow extends Sealable {
  pos: number;
  id: string;
  type: string;
  version: number;
  source: string;
  aggregate_id: string;
  data: unknown;
  time: Date;
  traceparent: string | null;
  /** Of a row that publishes an event again: the replay, the consumer it is for, and when the event happened. */
  replay_id: string | null;
  replay_for: string | null;
  happened_at: Date | null;
  tracestate: string | null;
}

export const envelope = (row: OutboxRow): CloudEvent => ({
  specversion: "1.0",
  id: row.id,
  source: `/${row.source}`,
  type: row.type,
  subject: row.aggregate_id,
  time: (row.happened_at ?? row.time).toISOString(),
  datacontenttype: "application/json",
  dataversion: row.version,
  ...(row.traceparent ? { traceparent: row.traceparent } : {}),
  ...(row.replay_id && row.replay_for
    ? { replayid: row.replay_id, replaytime: row.time.toISOString(), replayfor: row.replay_for }
    : {}),
  ...(row.tracestate ? { tracestate: row.tracestate } : {}),
  data: row.data,
});

/**
 * Rows as events to publish. A row whose key is gone is left out: no event of an erased person is published.
 * @throws Error when the sealed part was changed, or moved here from another row
 */
export async function envelopes(
  rows: readonly OutboxRow[],
  personal: Pick<PersonalSealer, "openAll">,
  reader?: Asked,
): Promise<readonly CloudEvent[]> {
  const opened = await openSealed(personal, rows, ({ id }) => sealedFor(id), reader);
  return rows.flatMap((row, at) => {
    const words = opened[at];
    if (words === null) return [];
    return [envelope(words ? { ...row, data: { ...(row.data as object), ...words.data } } : row)];
  });
}

/** The most rows that `unpublished` returns at a time. */
export const mostRead = 500;

/** Rows, and the `performance.now()` at which they were queried. */
export interface Batch {
  readonly rows: readonly OutboxRow[];
  readonly readAt: number;
}
export const nothingRead: Batch = { rows: [], readAt: 0 };

/** The first rows that are not marked as published, in order, without those that the caller has already. */
export async function unpublished(client: pg.Client, but: readonly OutboxRow[]): Promise<Batch> {
  const readAt = performance.now();
  const { rows } = await client.query<OutboxRow>({
    name: "unpublished",
    text: `select pos, id, type, version, source, aggregate_id, data, time, traceparent, tracestate, replay_id,
            happened_at, person, sealed, (select consumer from replays where replays.id = replay_id) as replay_for
       from outbox where published_at is null and pos <> all($1) order by pos limit ${mostRead}`,
    values: [but.map((row) => row.pos)],
  });
  return { rows, readAt };
}

/** Marks rows as published. Their times are a condition, too, so that only the partitions of their days are read. */
export async function markPublished(client: pg.Client, rows: readonly OutboxRow[], at: Date): Promise<void> {
  const times = rows.map(({ time }) => time.getTime());
  // Times in the table are more precise than a millisecond.
  const [from, until] = [new Date(Math.min(...times) - 1), new Date(Math.max(...times) + 1)];
  await client.query({
    name: "published",
    text: `update outbox set published_at = $2
      where pos = any($1) and time between $3 and $4 and published_at is null`,
    values: [rows.map((row) => row.pos), at, from, until],
  });
}

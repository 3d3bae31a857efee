import type { Bus } from "@storytelling/bus";
import { Gauge, type Registry } from "prom-client";
import type { Db } from "../db/db.ts";
import { timely } from "../time/timely.ts";
import type { Relay } from "./relay.ts";

interface Tables {
  unpublished: number;
  oldestSeconds: number;
  parked: { consumer: string; count: number }[];
  discarded: number;
  partitions: { table: string; count: number }[];
  caught: { table: string; count: number }[];
}

const tables = (db: Db): Promise<Tables> =>
  db.pool
    .query<{ tables: Tables }>(
      `select json_build_object(
         'unpublished', (select count(*) from outbox where published_at is null),
         'oldestSeconds', (select coalesce(extract(epoch from clock_timestamp() - min(time)), 0) from outbox where published_at is null),
         'parked', (select coalesce(json_agg(p), '[]') from (select consumer, count(*) from parked_events group by consumer) as p),
         'discarded', (select count(*) from discarded_events),
         'partitions', (select json_agg(p) from (
            select inhparent::regclass::text as table, count(*) from pg_inherits
             where inhparent in ('outbox'::regclass, 'inbox'::regclass) group by inhparent) as p),
         'caught', json_build_array(
            json_build_object('table', 'outbox', 'count', (select count(*) from outbox_default)),
            json_build_object('table', 'inbox', 'count', (select count(*) from inbox_default)))
       ) as tables`,
    )
    .then(({ rows }) => {
      if (!rows[0]) throw new Error("The database gave no answer.");
      return rows[0].tables;
    });

/**
 * Gauges of a service's events, read from database and bus at each scrape. When one does not answer in time, its last
 * values stay, and `database_up` or `event_bus_up` is 0.
 */
export function watchEvents(
  registry: Registry,
  service: string,
  { db, bus, relay }: { db: Db; bus: Bus; relay: Relay },
): void {
  const gauges =
    (collect: () => Promise<void>) =>
    (name: string, help: string, labelNames: string[] = []) =>
      new Gauge({ name, help, labelNames, registers: [registry], collect });

  // All gauges of a group are set from one answer, and each waits for it.
  const ofDatabase = gauges(readDatabase);
  const askDatabase = timely(() => tables(db));
  const databaseUp = ofDatabase("database_up", "Whether the database answered this scrape in time.");
  const unpublished = ofDatabase(
    "outbox_unpublished_events",
    "Committed events that the bus has not accepted yet.",
  );
  const oldest = ofDatabase("outbox_oldest_unpublished_seconds", "Age of the oldest of these.");
  const parked = ofDatabase("parked_events", "Events set aside because a consumer could not handle them.", [
    "consumer",
  ]);
  const discarded = ofDatabase(
    "discarded_events",
    "Parked events that operators gave up in the last 90 days.",
  );
  const partitions = ofDatabase("retention_partitions", "Partitions of a table, one a day.", ["table"]);
  const caught = ofDatabase("retention_default_rows", "Rows for whose day there is no partition.", ["table"]);

  async function readDatabase(): Promise<void> {
    const { known, fresh } = await askDatabase();
    databaseUp.set(fresh ? 1 : 0);
    if (!known) return;
    unpublished.set(known.unpublished);
    oldest.set(known.oldestSeconds);
    discarded.set(known.discarded);
    parked.reset();
    for (const { consumer, count } of known.parked) parked.set({ consumer }, count);
    for (const { table, count } of known.partitions) partitions.set({ table }, count);
    for (const { table, count } of known.caught) caught.set({ table }, count);
  }

  const ofBus = gauges(readBus);
  const askBus = timely(async () => (await bus.lag?.(service)) ?? []);
  const busUp = ofBus("event_bus_up", "Whether the bus answered this scrape in time.");
  const waiting = ofBus("events_waiting", "Events on the bus that this service has not handled.", [
    "partition",
  ]);
  const age = ofBus("events_oldest_waiting_seconds", "Age of the oldest of these.", ["partition"]);

  async function readBus(): Promise<void> {
    const { known, fresh } = await askBus();
    busUp.set(fresh ? 1 : 0);
    for (const { partition, waiting: count, oldest: since } of known ?? []) {
      waiting.set({ partition }, count);
      age.set({ partition }, since ? Math.max(0, db.clock.now().getTime() - since.getTime()) / 1000 : 0);
    }
  }

  const leader: Gauge = gauges(async () => leader.set(relay.leads ? 1 : 0))(
    "relay_leader",
    "Whether this process publishes the service's outbox.",
  );
}

import assert from "node:assert/strict";
import { after, before, it, mock } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import pg from "pg";
import { pino } from "pino";
import { inProcessBus } from "../../bus/src/in-process.ts";
import { mostRead } from "../src/events/outbox.ts";
import { type Relay, startRelay } from "../src/events/relay.ts";
import { type TestDatabase, testDatabase, until } from "../src/testing/index.ts";
import { systemClock } from "../src/time/clock.ts";
import { notes } from "./notes/service.ts";

const batches = 4;
let database: TestDatabase;
let pool: pg.Pool;
before(async () => {
  database = await testDatabase(notes.migrations);
  pool = new pg.Pool({ connectionString: database.url });
  pool.on("error", () => {});
  await pool.query(
    `insert into outbox (id, type, version, source, aggregate_id, data, time)
     select gen_random_uuid(), 'Noted', 1, 'notes', 'a', '{}', now() from generate_series(1, $1)`,
    [batches * mostRead],
  );
});
after(async () => {
  await pool.end();
  await database.drop();
});

it("losing its connection while one batch is published and the next is read ends no process and loses no event", async () => {
  const published: CloudEvent[] = [];
  const relayIs = "application_name = 'torn relay'";
  const hold = await pool.connect();
  const bus = {
    ...inProcessBus(),
    async publish(events: readonly CloudEvent[]) {
      const nth = Math.floor(published.length / mostRead);
      published.push(...events);
      if (nth === 0) {
        // The relay sends this query each second while the bus works: once it is answered, the second batch has been read.
        const asked = `select from pg_stat_activity where ${relayIs} and query = 'select 1' and state = 'idle'`;
        await until(async () => (await pool.query(asked)).rowCount === 1);
        // The read of the third batch waits for this lock.
        await hold.query("begin; lock table replays in access exclusive mode");
      }
      if (nth !== 1) return;
      const reading = `select from pg_stat_activity where ${relayIs} and wait_event_type = 'Lock'`;
      await until(async () => (await pool.query(reading)).rowCount === 1);
      const ended = await pool.query(
        `select pg_terminate_backend(pid, 5000) from pg_stat_activity where ${relayIs}`,
      );
      assert.equal(ended.rowCount, 1);
      // The relay knows of the loss, and the bus still works, long enough for one more query of the relay.
      await pool.query("select pg_sleep(0.1)");
      await hold.query("rollback");
    },
  };
  const options = {
    url: database.url,
    name: "torn",
    bus,
    clock: systemClock,
    log: pino({ level: "silent" }),
  };
  const relay: Relay = startRelay(options);
  try {
    await until(
      async () => (await pool.query("select from outbox where published_at is null limit 1")).rowCount === 0,
    );
  } finally {
    // Ended first, since a relay that waits for the lock would not stop.
    hold.release(true);
    await relay.stop();
  }
  assert.equal(new Set(published.map(({ id }) => id)).size, batches * mostRead);
});

it("polls as often after a wake without rows as after one with rows, so that timing does not tell which it was", async () => {
  const rests: number[] = [];
  const set = globalThis.setTimeout;
  const { mock: timers } = mock.method(globalThis, "setTimeout", ((run: () => void, ms: number) => {
    if (/\/events\/relay\.ts/.test(new Error().stack ?? "")) rests.push(ms);
    return set(run, ms);
  }) as typeof set);
  const options = {
    url: database.url,
    name: "woken",
    bus: inProcessBus(),
    clock: systemClock,
    log: pino({ level: "silent" }),
  };
  const relay = startRelay(options);
  try {
    await until(() => rests.at(-1) === 250);
    const before = rests.length;
    relay.wake();
    await until(() => rests.length >= before + 3);
    assert.deepEqual(rests.slice(before, before + 3), [5, 10, 20]);
  } finally {
    timers.restore();
    await relay.stop();
  }
});

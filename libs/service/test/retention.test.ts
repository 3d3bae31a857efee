import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { pino } from "pino";
import { connect, type Db, transaction } from "../src/db/db.ts";
import { admit } from "../src/events/admit.ts";
import { record } from "../src/events/outbox.ts";
import { keepDays } from "../src/events/retention/keep.ts";
import { startTestService, type TestDatabase, testClock, testDatabase } from "../src/testing/index.ts";
import { systemClock, uuidIds } from "../src/time/clock.ts";
import { noteChanged, notes } from "./notes/service.ts";

const log = pino({ level: process.env.TEST_LOG ?? "silent" });
const retention = { outboxDays: 7, inboxDays: 14 };
const day = 24 * 3_600_000;

const eventAt = (time: Date): CloudEvent => ({
  specversion: "1.0",
  id: randomUUID(),
  source: "/notes",
  type: "NoteChanged",
  subject: randomUUID(),
  time: time.toISOString(),
  datacontenttype: "application/json",
  dataversion: 1,
  data: {},
});

let database: TestDatabase;
before(async () => {
  database = await testDatabase(notes.migrations);
});
after(() => database.drop());

const count = async (db: Db, rows: string, values: unknown[] = []): Promise<number> =>
  (await db.pool.query(`select count(*)::int as count from ${rows}`, values)).rows[0].count;
const partitions = (db: Db, table: string) =>
  count(db, "pg_inherits where inhparent = $1::regclass and inhrelid::regclass::text ~ '_\\d{8}$'", [table]);

describe("thirty days of events", () => {
  const clock = testClock(new Date("2031-03-01T09:00:00Z"));
  const each = 40;
  let db: Db;
  before(async () => {
    db = connect({ url: database.url, max: 6, name: "test", clock, ids: uuidIds });
  });
  after(() => db.close());
  const unpublished = randomUUID();
  let most = { outbox: 0, inbox: 0, outboxDays: 0, inboxDays: 0 };

  /** One day: events are recorded, published and handled, and two replicas add and drop partitions at once. */
  async function live(first: boolean): Promise<void> {
    const noteId = first ? unpublished : randomUUID();
    const events = Array.from({ length: each }, () => noteChanged(noteId, { noteId, text: "x" }));
    await transaction(db, (tx) => record(tx, events));
    await db.pool.query(
      "update outbox set published_at = $1 where aggregate_id <> $2 and published_at is null",
      [clock.now(), unpublished],
    );
    const received = Array.from({ length: each }, () => eventAt(clock.now()));
    await transaction(db, (tx) => admit(tx, "log-change", received));
    await Promise.all([keepDays(db, retention, log), keepDays(db, retention, log)]);
    most = {
      outbox: Math.max(most.outbox, await count(db, "outbox where aggregate_id <> $1", [unpublished])),
      inbox: Math.max(most.inbox, await count(db, "inbox")),
      outboxDays: Math.max(most.outboxDays, await partitions(db, "outbox")),
      inboxDays: Math.max(most.inboxDays, await partitions(db, "inbox")),
    };
    clock.advance(day);
  }

  before(async () => {
    for (let n = 0; n < 30; n++) await live(n === 0);
  });

  it("leave the rows of the days to keep, and no more", () => {
    // Besides the days to keep: today, the day that is half too old, and those that two replicas at once left for the next run.
    assert.ok(most.outbox <= (retention.outboxDays + 6) * each, JSON.stringify(most));
    assert.ok(most.inbox <= (retention.inboxDays + 6) * each, JSON.stringify(most));
  });

  it("leave partitions for the days to keep and the days ahead", () => {
    // The migration's partitions, for the days of the real clock, are empty and older.
    assert.ok(most.outboxDays <= 7 + 2 + 7 + 9 + 1, JSON.stringify(most));
    assert.ok(most.inboxDays <= 14 + 2 + 7 + 9 + 1, JSON.stringify(most));
  });

  it("delete nothing that is not published", async () => {
    assert.equal(
      await count(db, "outbox where aggregate_id = $1 and published_at is null", [unpublished]),
      each,
    );
  });

  it("keep positions ascending from day to day", async () => {
    const { rows } = await db.pool.query("select time from outbox order by pos");
    const times = rows.map(({ time }) => time.getTime());
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });

  it("put nothing into the default partitions", async () => {
    assert.equal(await count(db, "outbox_default"), 0);
    assert.equal(await count(db, "inbox_default"), 0);
  });

  it("find unpublished rows by the index of each day, without reading published rows", async () => {
    await db.pool.query(
      `insert into outbox (id, type, version, source, aggregate_id, data, time, published_at)
       select gen_random_uuid(), 'NoteChanged', 1, 'notes', 'full', '{}', $1, $1 from generate_series(1, 5000)`,
      [clock.now()],
    );
    await db.pool.query("analyze outbox");
    const { rows } = await db.pool.query(
      "explain select * from outbox where published_at is null order by pos limit 200",
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    const full = `outbox_${clock.now().toISOString().slice(0, 10).replaceAll("-", "")}`;
    assert.match(plan, new RegExp(`Index (Only )?Scan (using|on) ${full}_pos_idx`));
    assert.doesNotMatch(plan, new RegExp(`Seq Scan on ${full}`));
  });
});

for (const [manner, more, year] of [
  ["alone", 0, 2032],
  ["among others", 2, 2034],
] as const)
  describe(`an event that is delivered again, ${manner}`, () => {
    const start = new Date(`${year}-05-10T23:59:00Z`);
    const clock = testClock(start);
    let db: Db;
    before(async () => {
      db = connect({ url: database.url, max: 4, name: "test", clock, ids: uuidIds });
      await keepDays(db, retention, log);
    });
    after(() => db.close());
    const tell = async (...events: CloudEvent[]) => {
      const besides = Array.from({ length: more }, () => eventAt(start));
      const standings = await transaction(db, (tx) => admit(tx, "log-change", [...besides, ...events]));
      return standings.slice(more);
    };

    const caught = ({ id }: CloudEvent) => count(db, "inbox_default where id = $1", [id]);

    it("is recognised on another day, and when the clock is wrong", async () => {
      const event = eventAt(clock.now());
      assert.deepEqual(await tell(event), ["fresh"]);
      for (const step of [2 * 60_000, 5 * day, -30 * day]) {
        clock.advance(step);
        assert.deepEqual(await tell(event), ["duplicate"]);
      }
      clock.advance(25 * day);
    });

    it("is new once among other events of one call", async () => {
      const [one, two] = [eventAt(clock.now()), eventAt(clock.now())];
      assert.deepEqual(await tell(one, two, one), ["fresh", "fresh", "duplicate"]);
    });

    it("is recognised when its sender's clock is years ahead, also once its day has come", async () => {
      const event = eventAt(new Date(clock.now().getTime() + 10 * day));
      assert.deepEqual(await tell(event), ["fresh"]);
      assert.equal(await caught(event), 1);
      assert.deepEqual(await tell(event), ["duplicate"]);
      clock.advance(10 * day);
      await keepDays(db, retention, log);
      assert.equal(await caught(event), 0);
      assert.deepEqual(await tell(event), ["duplicate"]);
    });

    it("is recognised when it was handled late, as long as one that was handled in time", async () => {
      const event = eventAt(new Date(clock.now().getTime() - 40 * day));
      assert.deepEqual(await tell(event), ["fresh"]);
      clock.advance(10 * day);
      await keepDays(db, retention, log);
      assert.deepEqual(await tell(event), ["duplicate"]);
      clock.advance(10 * day);
      await keepDays(db, retention, log);
      assert.deepEqual(await tell(event), ["forgotten"]);
    });

    it("is neither handled nor lost once the inbox has forgotten its day", async () => {
      const event = eventAt(clock.now());
      assert.deepEqual(await tell(event), ["fresh"]);
      clock.advance(20 * day);
      await keepDays(db, retention, log);
      assert.equal(await count(db, "inbox where id = $1", [event.id]), 0);
      assert.deepEqual(await tell(event), ["forgotten"]);
    });
  });

describe("a clock that is wrong by a hundred days", () => {
  it("drops nothing while the database's clock differs", async (test) => {
    const own = await testDatabase(notes.migrations);
    const db = connect({ url: own.url, max: 2, name: "test", clock: systemClock, ids: uuidIds });
    const before = await partitions(db, "inbox");
    await transaction(db, (tx) => admit(tx, "log-change", [eventAt(new Date())]));
    test.mock.timers.enable({ apis: ["Date"], now: Date.now() + 100 * day });
    await keepDays(db, retention, log);
    test.mock.timers.reset();
    assert.equal(await partitions(db, "inbox"), before);
    assert.equal(await count(db, "inbox"), 1);
    await db.close();
    await own.drop();
  });
});

describe("a service whose clock has jumped", () => {
  it("parks an event of a forgotten day once, and goes on", async () => {
    const service = await startTestService(notes);
    const { db, log: quiet } = service.running.context;
    const noteId = randomUUID();
    const old = await service.deliver(noteChanged(noteId, { noteId, text: "old" }));
    service.clock.advance(40 * day);
    await keepDays(db, retention, quiet);
    const bus = service.bus;
    await bus.publish([old]);
    await bus.publish([old]);
    await service.deliver(noteChanged(randomUUID(), { noteId, text: "new" }));
    const { rows } = await db.pool.query("select what from note_log where note_id = $1 order by seq", [
      noteId,
    ]);
    assert.deepEqual(
      rows.map(({ what }) => what),
      ["old", "new"],
    );
    const parked = await db.pool.query("select reason from parked_events");
    assert.equal(parked.rowCount, 1);
    assert.match(parked.rows[0].reason, /may have been handled before/);
    const metrics = (await service.running.metrics.registry.metrics()).split("\n");
    assert.ok(
      metrics.some((line) => /events_received_total.*outcome="forgotten".* 1$/.test(line)),
      "counted",
    );
    await service.stop();
  });

  it("422 at the start for an inbox that forgets before the outbox", async () => {
    await assert.rejects(startTestService(notes, { env: { OUTBOX_DAYS: "20" } }), /INBOX_DAYS: Must be more/);
  });
});

describe("the migration to days", () => {
  it("carries over unpublished events, positions, and the inbox", async () => {
    const own = await testDatabase(new URL("./notes/migrations/", import.meta.url));
    const clock = testClock();
    const db = connect({ url: own.url, max: 2, name: "test", clock, ids: uuidIds });
    await db.pool.query("drop schema public cascade; create schema public");
    const run = async (name: string) =>
      db.pool.query(await readFile(new URL(`../migrations/${name}`, import.meta.url), "utf8"));
    await run("0001_framework.sql");
    await run("0002_parked_events.sql");
    const event = eventAt(clock.now());
    for (const ago of [20, 3, 0])
      await db.pool.query(
        "insert into outbox (id, type, version, source, aggregate_id, data, time) values ($1, 'NoteChanged', 1, 'notes', 'a', '{}', $2)",
        [ago === 3 ? event.id : randomUUID(), new Date(clock.now().getTime() - ago * day)],
      );
    await db.pool.query("delete from outbox where pos = 3");
    await db.pool.query("insert into inbox values ('log-change', $1, $2, now())", [event.source, event.id]);
    await run("0003_days.sql");
    await run("0004_tracestate.sql");
    await run("0007_admit_events.sql");
    await run("0011_admit_one_event.sql");
    await run("0015_sealed_events.sql");

    await transaction(db, (tx) =>
      record(tx, [noteChanged(randomUUID(), { noteId: randomUUID(), text: "" })]),
    );
    const { rows } = await db.pool.query("select pos from outbox where published_at is null order by pos");
    assert.deepEqual(
      rows.map(({ pos }) => pos),
      [1, 2, 4],
    );
    assert.equal(await count(db, "outbox_default"), 0);
    const tell = (...events: CloudEvent[]) => transaction(db, (tx) => admit(tx, "log-change", events));
    assert.deepEqual(await tell(event), ["duplicate"]);
    assert.deepEqual(await tell(eventAt(clock.now()), event), ["fresh", "duplicate"]);
    await keepDays(db, retention, log);
    assert.deepEqual(await tell(event), ["duplicate"]);
    clock.advance(15 * day);
    await keepDays(db, retention, log);
    assert.equal(await count(db, "pg_class where relname = 'inbox_carried'"), 0);
    await db.close();
    await own.drop();
  });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import type { Consumer } from "../src/events/consumer.ts";
import { redrive } from "../src/events/redrive.ts";
import { record, type ServiceContext, transaction } from "../src/index.ts";
import { startTestService, type TestService, until } from "../src/testing/index.ts";
import { noteChanged, notes, noteWritten } from "./notes/service.ts";

const poison = (text: string | undefined) => {
  (globalThis as { poison?: string | undefined }).poison = text;
};

let service: TestService;
before(async () => {
  service = await startTestService(notes);
});
after(() => service.stop());
afterEach(() => poison(undefined));

const db = () => service.running.context.db;
const query = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await db().pool.query(sql, values)).rows;
const logged = (noteId: string) =>
  query<{ what: string }>("select what from note_log where note_id = $1 order by seq", [noteId]).then(
    (rows) => rows.map((row) => row.what),
  );
const parked = (noteId: string) =>
  query<{ reason: string }>("select reason from parked_events where aggregate_id = $1 order by seq", [
    noteId,
  ]);

describe("an event", () => {
  it("has one effect when it is delivered twice", async () => {
    const noteId = randomUUID();
    await service.deliver(noteWritten(noteId, { noteId, text: "once" }));
    assert.deepEqual(await logged(noteId), ["once"]);
  });

  it("goes from the transaction through outbox, relay and bus to its effect, in order", async () => {
    const noteId = randomUUID();
    for (const text of ["a", "b", "c"]) {
      await transaction(db(), (tx) => record(tx, [noteChanged(noteId, { noteId, text })]));
    }
    await until(async () => (await logged(noteId)).length === 3);
    assert.deepEqual(await logged(noteId), ["a", "b", "c"]);
    const unpublished = await until(
      async () => (await query("select 1 from outbox where published_at is null")).length === 0,
    );
    assert.ok(unpublished);
  });

  it("has no effect when its transaction was rolled back", async () => {
    const noteId = randomUUID();
    const failed = transaction(db(), async (tx) => {
      await record(tx, [noteChanged(noteId, { noteId, text: "never" })]);
      throw new Error("changed my mind");
    });
    await assert.rejects(failed, /changed my mind/);
    assert.equal((await query("select 1 from outbox where aggregate_id = $1", [noteId])).length, 0);
  });

  it("parks only its own aggregate, in order, when it cannot be handled, and is handled once when redriven", async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    poison("bad");
    await service.deliver(noteChanged(bad, { noteId: bad, text: "bad" }));
    await service.deliver(noteChanged(bad, { noteId: bad, text: "after" }));
    await service.deliver(noteChanged(good, { noteId: good, text: "fine" }));
    assert.deepEqual(await logged(good), ["fine"]);
    assert.deepEqual(await logged(bad), []);
    const reasons = (await parked(bad)).map((row) => row.reason);
    assert.equal(reasons.length, 2);
    assert.match(reasons[0] ?? "", /poisoned/);

    const consumer = notes.consumers.find((one) => one.name === "log-change") as Consumer<ServiceContext>;
    const again = () => redrive(db(), service.running.context, consumer, bad);
    assert.match((await again()).stoppedAt?.error ?? "", /poisoned/);
    poison(undefined);
    assert.deepEqual(await again(), { handled: 2, left: 0, stoppedAt: null });
    assert.deepEqual(await again(), { handled: 0, left: 0, stoppedAt: null });
    assert.deepEqual(await logged(bad), ["bad", "after"]);
    assert.deepEqual(await parked(bad), []);
  });

  it("is parked when the consumer does not know its version", async () => {
    const noteId = randomUUID();
    await service.deliver({ ...noteChanged(noteId, { noteId, text: "newer" }), version: 9 });
    assert.match((await parked(noteId))[0]?.reason ?? "", /version 9/);
  });

  it("is handled when it has fields that the consumer does not know", async () => {
    const noteId = randomUUID();
    const data = { noteId, text: "known", colour: "blue" };
    await service.deliver(noteChanged(noteId, data));
    assert.deepEqual(await logged(noteId), ["known"]);
  });
});

describe("the relay", () => {
  it("publishes what was committed while it was down, as soon as it is back", async () => {
    const noteId = randomUUID();
    await service.stop({ keep: true });
    const client = new (await import("pg")).default.Client({ connectionString: service.data.database.url });
    await client.connect();
    await client.query(
      `insert into outbox (id, type, version, source, aggregate_id, data, time) values ($1, 'NoteChanged', 1, 'notes', $2, $3, now())`,
      [randomUUID(), noteId, { noteId, text: "meanwhile" }],
    );
    await client.end();
    service = await startTestService(notes, { data: service.data });
    await until(async () => (await logged(noteId)).length === 1);
    // Its time is more precise than a Date, and its row is still found when it is marked.
    await until(async () => {
      const sql = "select 1 from outbox where aggregate_id = $1 and published_at is null";
      return (await query(sql, [noteId])).length === 0;
    });
  });

  it("publishes more than one batch, each event once, in order per aggregate", async () => {
    const noteIds = [randomUUID(), randomUUID()];
    const texts = Array.from({ length: 800 }, (_, n) => `${n}`);
    const change = (text: string) => noteIds.map((noteId) => noteChanged(noteId, { noteId, text }));
    await transaction(db(), (tx) => record(tx, texts.flatMap(change)));
    for (const noteId of noteIds) {
      await until(async () => (await logged(noteId)).length >= 800, 60);
      assert.deepEqual(await logged(noteId), texts);
    }
  });

  it("survives the loss of its connection", async () => {
    const noteId = randomUUID();
    const ended = await query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'notes relay' and datname = current_database()",
    );
    assert.ok(ended.length > 0);
    await transaction(db(), (tx) => record(tx, [noteChanged(noteId, { noteId, text: "after the break" })]));
    await until(async () => (await logged(noteId)).length === 1);
  });

  it("leads alone when two run over one database", async () => {
    const second = await startTestService(notes, { data: service.data });
    const noteId = randomUUID();
    await transaction(db(), (tx) => record(tx, [noteChanged(noteId, { noteId, text: "led" })]));
    await until(async () => (await logged(noteId)).length === 1);
    const leaders = await query(
      "select 1 from pg_locks where locktype = 'advisory' and objid = 7310985 and granted and database = (select oid from pg_database where datname = current_database())",
    );
    assert.equal(leaders.length, 1);
    await second.stop({ keep: true });
  });
});

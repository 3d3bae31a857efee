import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { pino } from "pino";
import { transaction } from "../src/db/db.ts";
import { advanceReplay } from "../src/event-admin/replay/advance.ts";
import { startConsumers } from "../src/events/handle.ts";
import { record } from "../src/events/outbox.ts";
import { startTestService, type TestService, until } from "../src/testing/index.ts";
import { noteChanged, notes, noteWritten } from "./notes/service.ts";

const day = 24 * 3_600_000;
const lines: Record<string, unknown>[] = [];
const logTo = new Writable({
  write(chunk, _encoding, done) {
    lines.push(JSON.parse(String(chunk)));
    done();
  },
});

let service: TestService;
const maria = randomUUID();
/** All events of the bus, as a separate group gets them. */
const carried: CloudEvent[] = [];
let held: PromiseWithResolvers<void> | undefined;
const release = () => {
  held?.resolve();
  held = undefined;
};
afterEach(release);
before(async () => {
  service = await startTestService(notes, { log: pino({ level: "warn" }, logTo) });
  await service.bus.subscribe({
    group: "spy",
    types: new Set(["NoteChanged", "NoteWritten"]),
    async handle(events) {
      await held?.promise;
      carried.push(...events);
    },
  });
});
after(() => service.stop());
beforeEach(() => query("delete from replays where state <> 'running'"));

const query = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await service.running.context.db.pool.query(sql, values)).rows;
const logged = async (noteId: string) =>
  (await query<{ what: string }>("select what from note_log where note_id = $1 order by seq", [noteId])).map(
    ({ what }) => what,
  );

/** Changes a note as a use case does. Resolves when all events are published and handled. */
async function change(noteId: string, ...texts: string[]): Promise<void> {
  for (const text of texts)
    await transaction(service.running.context.db, (tx) =>
      record(tx, [noteChanged(noteId, { noteId, text })]),
    );
  await published();
}
const published = () =>
  until(async () => (await query("select 1 from outbox where published_at is null")).length === 0);

const ago = (ms: number) => new Date(service.clock.now().getTime() - ms).toISOString();
/** A new token, since the tests move the clock by days. */
const token = async () => (await service.actor(["events.manage"], { role: "admin", id: maria })).token;
const start = async (body: object, headers = {}) =>
  service.http.post("admin/replays", { token: await token(), body, headers });
const read = async (id: string) => service.http.get(`admin/replays/${id}`, { token: await token() });
const cancel = async (id: string) =>
  service.http.post(`admin/replays/${id}/cancel`, { token: await token() });
const toLogChange = { consumer: "notes/log-change", from: new Date(Date.now() - 60_000).toISOString() };

async function finished(id: string) {
  return until(async () => {
    const { body } = await read(id);
    return body.state !== "running" && body;
  });
}

describe("POST /admin/replays", () => {
  it("has the consumer handle an aggregate's events once more, in order, before what comes later", async () => {
    const noteId = randomUUID();
    await change(noteId, "a", "b", "c");
    const { status, body } = await start({ ...toLogChange, aggregateId: noteId });
    assert.equal(status, 202);
    assert.deepEqual([body.state, body.total, body.requestedBy], ["running", 3, maria]);
    const ended = await finished(body.id);
    assert.deepEqual([ended.state, ended.published], ["done", 3]);
    await change(noteId, "d");
    assert.deepEqual(await logged(noteId), ["a", "b", "c", "a", "b", "c", "d"]);
    assert.ok(lines.some(({ audit, replay }) => audit === "replay-started" && replay === body.id));
  });

  it("takes the events of a span of time, and none before or after it", async () => {
    const noteId = randomUUID();
    await change(noteId, "before");
    service.clock.advance(5000);
    const from = service.clock.now().toISOString();
    await change(noteId, "within");
    service.clock.advance(5000);
    const to = service.clock.now().toISOString();
    await change(noteId, "after");
    const { body } = await start({ consumer: "notes/log-change", from, to });
    await finished(body.id);
    assert.deepEqual(await logged(noteId), ["before", "within", "after", "within"]);
  });

  it("takes events by their ids", async () => {
    const noteId = randomUUID();
    await change(noteId, "a", "b", "c");
    const rows = await query<{ id: string }>("select id from outbox where aggregate_id = $1 order by pos", [
      noteId,
    ]);
    const ids = [rows[2]?.id, rows[0]?.id];
    const { body } = await start({ consumer: "notes/log-change", ids });
    await finished(body.id);
    assert.deepEqual(await logged(noteId), ["a", "b", "c", "a", "c"]);
  });

  it("has one effect for each replay, however often and on which day the bus delivers it", async () => {
    const noteId = randomUUID();
    await change(noteId, "a");
    for (const times of [2, 3]) {
      const { body } = await start({ ...toLogChange, aggregateId: noteId });
      await finished(body.id);
      const events = carried.filter(({ replayid }) => replayid === body.id);
      assert.equal(events.length, 1);
      service.clock.advance(day / 4);
      await service.bus.publish(events);
      assert.equal((await logged(noteId)).length, times);
    }
    // The inbox still knows the events' first delivery.
    await service.bus.publish(carried.filter(({ subject, replayid }) => subject === noteId && !replayid));
    assert.equal((await logged(noteId)).length, 3);
  });

  it("has no effect at other groups and consumers, and logs a consumer that does not exist", async () => {
    const [noteId, other] = [randomUUID(), randomUUID()];
    const { running, bus } = service;
    const { context: app } = running;
    const consumers = notes.consumers.map((each) => ({ ...each, name: `other-${each.name}` }));
    const others = await startConsumers({ service: "other", app, db: app.db, bus, log: app.log, consumers });
    await change(noteId, "a");
    await transaction(app.db, (tx) => record(tx, [noteWritten(other, { noteId: other, text: "w" })]));
    await published();
    assert.deepEqual(await logged(noteId), ["a", "a"]);
    for (const [consumer, expected] of [
      ["other/other-log-change", 3],
      ["notes/log-note", 3],
      ["notes/nobody", 3],
    ] as const) {
      const { body } = await start({ ...toLogChange, consumer, aggregateId: noteId });
      assert.equal((await finished(body.id)).state, "done");
      assert.equal((await logged(noteId)).length, expected, consumer);
    }
    assert.ok(lines.some(({ consumer }) => consumer === "notes/nobody"));
    await others.close();
  });

  it("starts one replay for one Idempotency-Key", async () => {
    const noteId = randomUUID();
    await change(noteId, "a");
    const key = { "idempotency-key": randomUUID() };
    const body = { ...toLogChange, aggregateId: noteId };
    const [first, second] = [await start(body, key), await start(body, key)];
    assert.equal(first.body.id, second.body.id);
    await finished(first.body.id);
    assert.deepEqual(await logged(noteId), ["a", "a"]);
  });

  it("leaves out what another replay published, and publishes each event once when two jobs run it", async () => {
    const noteId = randomUUID();
    await change(noteId, "a", "b");
    const first = await start({ ...toLogChange, aggregateId: noteId });
    await finished(first.body.id);
    const second = await start({ ...toLogChange, aggregateId: noteId });
    const { db } = service.running.context;
    await Promise.all([1, 2, 3].map(() => advanceReplay(db, second.body.id)));
    assert.equal((await finished(second.body.id)).total, 2);
    assert.deepEqual(await logged(noteId), ["a", "b", "a", "b", "a", "b"]);
  });

  it("401 without a token, 403 without the permission, on every route", async () => {
    const ada = await service.actor(["notes.read", "notes.write"]);
    const at = `admin/replays/${randomUUID()}`;
    for (const ask of [
      (token?: string) =>
        service.http.post("admin/replays", { ...(token ? { token } : {}), body: toLogChange }),
      (token?: string) => service.http.get("admin/replays", token ? { token } : {}),
      (token?: string) => service.http.get(at, token ? { token } : {}),
      (token?: string) => service.http.post(`${at}/cancel`, token ? { token } : {}),
    ]) {
      assert.equal((await ask()).status, 401);
      assert.equal((await ask(ada.token)).status, 403);
    }
  });

  it("404 for a replay that does not exist", async () => {
    for (const answer of [await read(randomUUID()), await cancel(randomUUID())])
      assert.deepEqual([answer.status, answer.body.code], [404, "replay-not-found"]);
  });

  it("409 for events that are not kept, for no events, and while another replay runs for the same consumer", async () => {
    const code = async (body: object) => {
      const answer = await start(body);
      return [answer.status, answer.body.code];
    };
    const consumer = "notes/log-change";
    assert.deepEqual(await code({ consumer, ids: [randomUUID()] }), [409, "events-not-kept"]);
    assert.deepEqual(await code({ ...toLogChange, aggregateId: "nobody" }), [409, "nothing-to-replay"]);
    const noteId = randomUUID();
    await change(noteId, "a");
    held = Promise.withResolvers();
    const { body } = await start({ ...toLogChange, aggregateId: noteId });
    assert.deepEqual(await code({ ...toLogChange, aggregateId: noteId }), [409, "replay-running"]);
    release();
    await finished(body.id);
  });

  it("422 for a span that is no longer kept or ends before it begins, and for both or neither of span and ids", async () => {
    const consumer = "notes/log-change";
    for (const [body, field] of [
      [{ consumer, from: ago(8 * day) }, "body.from"],
      [{ consumer, from: ago(1000), to: ago(2000) }, "body.to"],
      [{ consumer }, "body.from"],
      [{ consumer, from: ago(1000), ids: [randomUUID()] }, "body.from"],
      [{ consumer, from: "yesterday" }, "body.from"],
      [{ consumer: "log-change", from: ago(1000) }, "body.consumer"],
      [{ consumer, ids: [] }, "body.ids"],
      [{ consumer, from: ago(1000), surprise: 1 }, "body"],
    ] as const) {
      const answer = await start(body);
      assert.equal(answer.status, 422, JSON.stringify(body));
      assert.equal(answer.body.faults[0].field, field, JSON.stringify(answer.body.faults));
    }
  });
});

describe("POST /admin/replays/{id}/cancel", () => {
  it("deletes what is not published yet; 409 once it is over", async () => {
    const noteId = randomUUID();
    await query(
      `insert into outbox (id, type, version, source, aggregate_id, data, time, published_at)
       select gen_random_uuid(), 'NoteChanged', 1, 'notes', $1, $2, $3, $3 from generate_series(1, 500)`,
      [noteId, { noteId, text: "x" }, service.clock.now()],
    );
    held = Promise.withResolvers();
    const { body } = await start({ ...toLogChange, aggregateId: noteId });
    await until(
      async () => (await query("select 1 from outbox where replay_id = $1", [body.id])).length >= 400,
    );
    const cancelled = await cancel(body.id);
    assert.equal(cancelled.status, 200);
    assert.equal(cancelled.body.state, "cancelled");
    assert.ok(cancelled.body.published < 500);
    release();
    await change(noteId, "after");
    assert.ok((await logged(noteId)).length < 500);
    assert.equal((await logged(noteId)).at(-1), "after");
    const again = await cancel(body.id);
    assert.deepEqual([again.status, again.body.code], [409, "replay-over"]);
    assert.ok(lines.some(({ audit, replay }) => audit === "replay-cancelled" && replay === body.id));
  });
});

describe("GET /admin/replays", () => {
  it("lists them newest first, a page at a time", async () => {
    const noteId = randomUUID();
    await change(noteId, "a");
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { body } = await start({ ...toLogChange, aggregateId: noteId });
      ids.unshift(body.id);
      await finished(body.id);
    }
    const get = async (search: string) =>
      service.http.get(`admin/replays?${search}`, { token: await token() });
    const first = (await get("limit=2")).body;
    const second = (await get(`limit=2&cursor=${first.next}`)).body;
    const listed = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    assert.deepEqual(listed.slice(0, 3), ids);
  });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { pino } from "pino";
import { transaction } from "../src/db/db.ts";
import { park } from "../src/events/parked.ts";
import { startTestService, type TestActor, type TestService } from "../src/testing/index.ts";
import { noteChanged, notes, noteWritten } from "./notes/service.ts";

const poison = (text: string | undefined) => {
  (globalThis as { poison?: string | undefined }).poison = text;
};

const lines: Record<string, unknown>[] = [];
const logTo = new Writable({
  write(chunk, _encoding, done) {
    lines.push(JSON.parse(String(chunk)));
    done();
  },
});

let service: TestService;
let maria: TestActor;
before(async () => {
  service = await startTestService(notes, { log: pino({ level: "info" }, logTo) });
  maria = await service.actor(["events.manage"], { role: "admin" });
});
after(() => service.stop());

const query = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await service.running.context.db.pool.query(sql, values)).rows;
beforeEach(() => query("truncate parked_events"));
afterEach(() => poison(undefined));

const logged = async (noteId: string) =>
  (await query<{ what: string }>("select what from note_log where note_id = $1 order by seq", [noteId])).map(
    (row) => row.what,
  );

/** Three changes of a note. The first one cannot be handled. */
async function parkThree(): Promise<{ noteId: string; seqs: [number, number, number] }> {
  const noteId = randomUUID();
  poison("bad");
  for (const text of ["bad", "then", "last"]) await service.deliver(noteChanged(noteId, { noteId, text }));
  const rows = await query<{ seq: number }>(
    "select seq from parked_events where aggregate_id = $1 order by seq",
    [noteId],
  );
  const [a, b, c] = rows.map((row) => row.seq);
  assert.ok(a && b && c && rows.length === 3);
  return { noteId, seqs: [a, b, c] };
}

const path = "admin/parked-events";
const get = (rest = "") => service.http.get(`${path}${rest}`, { token: maria.token });
const redrive = (seq: number | string, search = "") =>
  service.http.post(`${path}/${seq}/redrive${search}`, { token: maria.token });
const discard = (seq: number | string, body: unknown = { reason: "A test." }, headers = {}) =>
  service.http.post(`${path}/${seq}/discard`, { token: maria.token, body, headers });

describe("every route under /admin/parked-events", () => {
  const all = [
    () => ({ ask: service.http.get, at: path, body: {} }),
    () => ({ ask: service.http.get, at: `${path}/1`, body: {} }),
    () => ({ ask: service.http.post, at: `${path}/1/redrive`, body: {} }),
    () => ({ ask: service.http.post, at: `${path}/1/discard`, body: { body: { reason: "x" } } }),
  ];

  it("401 without a token, 403 without the permission events.manage", async () => {
    const ada = await service.actor(["notes.read", "notes.write", "users.manage"]);
    for (const route of all) {
      const { ask, at, body } = route();
      assert.equal((await ask(at, body)).status, 401, at);
      const refused = await ask(at, { ...body, token: ada.token });
      assert.equal(refused.status, 403, at);
      assert.match(refused.body.detail, /events\.manage/);
    }
  });

  it("404 for an event that is not parked", async () => {
    for (const answer of [await get("/999999"), await redrive(999999), await discard(999999)]) {
      assert.equal(answer.status, 404);
      assert.equal(answer.body.code, "parked-event-not-found");
    }
  });

  it("422 for a seq that is not a number", async () => {
    for (const seq of ["0", "-1", "x", "1.5", "99999999999999999999"]) {
      for (const answer of [await get(`/${seq}`), await redrive(seq), await discard(seq)]) {
        assert.equal(answer.status, 422, seq);
        assert.equal(answer.body.faults[0].field, "params.seq");
      }
    }
  });
});

describe("GET /admin/parked-events", () => {
  it("lists them oldest first, a page at a time, with their reasons and without their data", async () => {
    const { noteId, seqs } = await parkThree();
    const first = (await get("?limit=2")).body;
    assert.deepEqual(
      first.items.map((item: { seq: number }) => item.seq),
      seqs.slice(0, 2),
    );
    const [one, two] = first.items;
    assert.equal(one.consumer, "log-change");
    assert.equal(one.aggregateId, noteId);
    assert.equal(one.event.type, "NoteChanged");
    assert.equal("data" in one.event, false);
    assert.match(one.reason, /poisoned/);
    assert.deepEqual([one.attempts, one.redrives, one.lastRedriveAt], [4, 0, null]);
    assert.match(two.reason, /earlier event/i);
    const second = (await get(`?limit=2&cursor=${first.next}`)).body;
    assert.deepEqual(
      second.items.map((item: { seq: number }) => item.seq),
      seqs.slice(2),
    );
    assert.equal(second.next, null);
  });

  it("shows an event whose error contained a NUL", async () => {
    const event = await service.deliver(noteChanged(randomUUID(), { noteId: randomUUID(), text: "fine" }));
    const { db } = service.running.context;
    await transaction(db, (tx) =>
      park(tx, { name: "log-change", event: noteChanged }, [{ event, reason: "torn\0apart" }], 4),
    );
    assert.equal((await get()).body.items[0].reason, "tornapart");
  });

  it("lists those of one consumer", async () => {
    await parkThree();
    const noteId = randomUUID();
    await service.deliver(noteWritten(noteId, { noteId, text: "bad" }));
    const consumers = async (search: string) =>
      (await get(search)).body.items.map((item: { consumer: string }) => item.consumer);
    assert.equal((await consumers("")).length, 4);
    assert.deepEqual(await consumers("?consumer=log-note"), ["log-note"]);
    assert.deepEqual(await consumers("?consumer=nobody"), []);
  });

  it("422 for a cursor of another list, and for a limit that is not a number", async () => {
    assert.equal((await get("?cursor=abc")).body.code, "cursor-invalid");
    assert.equal((await get("?limit=101")).body.faults[0].field, "query.limit");
  });
});

describe("GET /admin/parked-events/{seq}", () => {
  it("shows the whole event", async () => {
    const { noteId, seqs } = await parkThree();
    const { status, body } = await get(`/${seqs[0]}`);
    assert.equal(status, 200);
    assert.deepEqual(body.event.data, { noteId, text: "bad" });
    assert.equal(body.event.subject, noteId);
  });
});

describe("POST /admin/parked-events/{seq}/redrive", () => {
  it("handles the aggregate's events in order, whichever of them is named; the second time 404 and no effect", async () => {
    const { noteId, seqs } = await parkThree();
    poison(undefined);
    const { status, body } = await redrive(seqs[2]);
    assert.equal(status, 200);
    assert.deepEqual(body, { handled: 3, left: 0, stoppedAt: null });
    assert.deepEqual(await logged(noteId), ["bad", "then", "last"]);
    assert.equal((await redrive(seqs[2])).status, 404);
    assert.deepEqual(await logged(noteId), ["bad", "then", "last"]);
    await service.deliver(noteChanged(noteId, { noteId, text: "new" }));
    assert.deepEqual(await logged(noteId), ["bad", "then", "last", "new"]);
    const audit = lines.findLast((line) => line.audit === "parked-events-redriven");
    assert.deepEqual([audit?.by, audit?.aggregateId, audit?.handled], [maria.id, noteId, 3]);
  });

  it("has each effect once, in order, when four redrives run at once", async () => {
    const { noteId, seqs } = await parkThree();
    poison(undefined);
    const answers = await Promise.all([0, 1, 2, 0].map((at) => redrive(seqs[at as 0])));
    assert.ok(answers.every((one) => one.status === 200 || one.status === 404));
    const handled = answers.reduce((sum, one) => sum + (one.body.handled ?? 0), 0);
    assert.equal(handled, 3);
    assert.deepEqual(await logged(noteId), ["bad", "then", "last"]);
  });

  it("stops at the first event that fails, returns the error and counts the failure", async () => {
    const { noteId, seqs } = await parkThree();
    poison("then");
    const { status, body } = await redrive(seqs[0]);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      handled: 1,
      left: 2,
      stoppedAt: { seq: seqs[1], reason: "Error: poisoned", redrives: 1 },
    });
    assert.deepEqual(await logged(noteId), ["bad"]);
    const { body: waiting } = await get(`/${seqs[1]}`);
    assert.deepEqual([waiting.reason, waiting.redrives], ["Error: poisoned", 1]);
    assert.ok(waiting.lastRedriveAt);
  });

  it("leaves other aggregates and other consumers parked", async () => {
    const one = await parkThree();
    const other = await parkThree();
    poison(undefined);
    await redrive(one.seqs[0]);
    assert.deepEqual(await logged(other.noteId), []);
    assert.equal((await get(`/${other.seqs[0]}`)).status, 200);
  });

  it("409 once it has failed five times, until it is forced", async () => {
    const { noteId, seqs } = await parkThree();
    for (let n = 1; n <= 5; n++) assert.equal((await redrive(seqs[0])).body.stoppedAt.redrives, n);
    poison(undefined);
    for (const search of ["", "?force=false"]) {
      const refused = await redrive(seqs[0], search);
      assert.equal(refused.status, 409);
      assert.equal(refused.body.code, "redrives-exhausted");
      assert.match(refused.body.detail, /poisoned.*force=true/);
    }
    assert.deepEqual(await logged(noteId), []);
    assert.equal((await redrive(seqs[0], "?force=true")).body.handled, 3);
    assert.deepEqual(await logged(noteId), ["bad", "then", "last"]);
  });

  it("409 for a consumer that no longer exists", async () => {
    const { noteId, seqs } = await parkThree();
    await query("update parked_events set consumer = 'log-of-old' where aggregate_id = $1", [noteId]);
    const { status, body } = await redrive(seqs[0]);
    assert.equal(status, 409);
    assert.equal(body.code, "consumer-gone");
  });

  it("422 for a force that is neither true nor false", async () => {
    const { seqs } = await parkThree();
    assert.equal((await redrive(seqs[0], "?force=maybe")).body.faults[0].field, "query.force");
  });
});

describe("POST /admin/parked-events/{seq}/discard", () => {
  it("moves it to discarded_events with the operator and the reason, and later events can be redriven", async () => {
    const { noteId, seqs } = await parkThree();
    const { status, body } = await discard(seqs[0], { reason: "  Sent by a broken build.  " });
    assert.equal(status, 200);
    assert.deepEqual(
      [body.seq, body.discardReason, body.discardedBy],
      [seqs[0], "Sent by a broken build.", maria.id],
    );
    const [kept] = await query<Record<string, unknown> & { event: { data: unknown } }>(
      "select * from discarded_events where seq = $1",
      [seqs[0]],
    );
    assert.deepEqual(kept?.event.data, { noteId, text: "bad" });
    assert.match(String(kept?.reason), /poisoned/);
    assert.equal(kept?.discard_reason, "Sent by a broken build.");
    const audit = lines.findLast((line) => line.audit === "parked-event-discarded");
    assert.deepEqual([audit?.by, audit?.seq, audit?.reason], [maria.id, seqs[0], "Sent by a broken build."]);
    assert.equal((await redrive(seqs[1])).body.handled, 2);
    assert.deepEqual(await logged(noteId), ["then", "last"]);
  });

  it("gives the same answer again with the same Idempotency-Key; 404 the second time without a key", async () => {
    const { seqs } = await parkThree();
    const headers = { "idempotency-key": randomUUID() };
    const first = await discard(seqs[0], { reason: "Twice." }, headers);
    const second = await discard(seqs[0], { reason: "Twice." }, headers);
    assert.equal(second.status, 200);
    assert.deepEqual(second.body, first.body);
    assert.equal((await discard(seqs[0])).status, 404);
  });

  it("409 while an earlier event of its aggregate is parked, and names that one", async () => {
    const { seqs } = await parkThree();
    const { status, body } = await discard(seqs[1]);
    assert.equal(status, 409);
    assert.equal(body.code, "parked-event-not-first");
    assert.match(body.detail, new RegExp(`Event ${seqs[0]} `));
    assert.equal((await get(`/${seqs[1]}`)).status, 200);
  });

  it("422 without a reason, 415 for another type, 413 for a body too long", async () => {
    const { seqs } = await parkThree();
    for (const body of [{}, { reason: "   " }, { reason: "x".repeat(1001) }, { reason: "x", more: 1 }])
      assert.equal((await discard(seqs[0], body)).status, 422);
    assert.equal((await discard(seqs[0], "why", { "content-type": "text/plain" })).status, 415);
    assert.equal((await discard(seqs[0], { reason: "x".repeat(20_000) })).status, 413);
    assert.equal((await get(`/${seqs[0]}`)).status, 200);
  });
});

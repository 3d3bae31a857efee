import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import {
  createLog,
  type FinishedSpan,
  record,
  startTracing,
  type Tracing,
  transaction,
} from "../src/index.ts";
import { startTestService, type TestActor, type TestService, until } from "../src/testing/index.ts";
import { asked } from "./asked.ts";
import { finishNote, noteChanged, notes } from "./notes/service.ts";

const spans: FinishedSpan[] = [];
const lines: Record<string, unknown>[] = [];
const log = createLog(
  "notes",
  "info",
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  }),
);
const poison = (text: string | undefined) => {
  (globalThis as { poison?: string | undefined }).poison = text;
};

let tracing: Tracing;
let service: TestService;
let writer: TestActor;
before(async () => {
  tracing = await startTracing({ log, sink: (span) => spans.push(span) });
  service = await startTestService(notes, { log });
  writer = await service.actor(["notes.write"]);
});
after(async () => {
  await service.stop();
  await tracing.stop();
});
beforeEach(() => {
  spans.length = 0;
  lines.length = 0;
});
afterEach(() => poison(undefined));

const write = (text: string, headers: Record<string, string> = {}) =>
  service.http.post("notes", { token: writer.token, body: { text }, headers });
const named = (name: string) => spans.filter((span) => span.name === name);
const one = (name: string): Promise<FinishedSpan> => until(() => named(name)[0]);
/** The names from a span up to its trace's root. */
const path = (span: FinishedSpan): string[] => {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? [...path(parent), span.name] : [span.name];
};

describe("a request", () => {
  it("is one trace with the event and the job that it causes", async () => {
    const answer = await write("buy milk");
    const request = await one("POST /notes/v1/notes");
    const [handled, worked] = [await one("process NoteWritten"), await one("process finish-note")];
    await one("publish NoteWritten");
    const first = ["POST /notes/v1/notes", "transaction"];
    assert.deepEqual(path(handled), [
      ...first,
      "create NoteWritten",
      "publish NoteWritten",
      "process NoteWritten",
    ]);
    assert.deepEqual(path(worked), [...first, "enqueue finish-note", "process finish-note"]);
    assert.ok([handled, worked].every(({ traceId }) => traceId === request.traceId));
    assert.equal(answer.headers.get("traceresponse"), `00-${request.traceId}-${request.spanId}-01`);
    assert.equal(request.attributes["http.response.status_code"], 201);
    assert.equal(request.attributes["storytelling.request.id"], answer.headers.get("x-request-id"));
    assert.equal(handled.attributes["messaging.message.id"], (await outbox(answer.body.id)).id);
    const line = await until(() => lines.find(({ msg }) => msg === "request"));
    assert.deepEqual([line.trace_id, line.span_id], [request.traceId, request.spanId]);
    assert.doesNotMatch(JSON.stringify(spans), /milk|Bearer/);
  });

  it("that is repeated with its Idempotency-Key has a separate trace in which nothing is done", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await write("once", headers);
    await one("process finish-note");
    const second = await write("once", headers);
    assert.equal(second.body.id, first.body.id);
    const traceId = second.headers.get("traceresponse")?.slice(3, 35);
    await until(() => named("POST /notes/v1/notes").length === 2);
    const names = spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
    assert.deepEqual(names, ["POST /notes/v1/notes"]);
  });

  it("that is refused after its write shows the transaction as rolled back", async () => {
    assert.equal((await write("refuse")).status, 409);
    const request = await one("POST /notes/v1/notes");
    // Another test's job may commit only now: its transaction is of another trace.
    const here = (name: string) => named(name).filter(({ traceId }) => traceId === request.traceId);
    const rolledBack = await until(() => here("transaction")[0]);
    assert.ok(rolledBack.failed);
    assert.equal(rolledBack.attributes["error.type"], "refused");
    assert.equal(request.failed, false);
    assert.deepEqual(here("publish NoteWritten"), []);
  });

  it("that fails has the type and place of the error, but not its message", async () => {
    await service.http.post("broken");
    const broken = await one("POST /notes/v1/broken");
    assert.ok(broken.failed);
    assert.match(String(broken.events[0]?.attributes["exception.stacktrace"]), /notes.service\.ts/);
    assert.doesNotMatch(JSON.stringify(broken), /secret detail/);
    const line = lines.find(({ msg }) => msg === "a request failed");
    assert.equal(line?.trace_id, broken.traceId);
  });

  it("to no route is named by its method only, for any path", async () => {
    await service.http.get("secret-token?email=ada@example.org");
    const stray = await one("GET");
    assert.equal(stray.attributes["http.response.status_code"], 404);
    assert.doesNotMatch(JSON.stringify(stray), /secret-token|ada/);
  });
});

describe("a traceparent from outside", () => {
  const [traceId, spanId] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"];
  const sent = (traceparent: string) =>
    service.http.get("trusted", { headers: { traceparent, tracestate: "vendor=1" } });

  it("is not continued, only linked: a client has no influence", async () => {
    await sent(`00-${traceId}-${spanId}-01`);
    const request = await one("GET /notes/v1/trusted");
    assert.notEqual(request.traceId, traceId);
    assert.equal(request.parentSpanId, null);
    assert.deepEqual(request.links, [{ traceId, spanId }]);
  });

  it("is continued when one of our services calls, and not when its token is forged", async () => {
    const peer = await startTestService(asked("story"));
    try {
      const ada = await peer.actor([]);
      const traceparent = `00-${traceId}-${spanId}-01`;
      const ask = (headers: Record<string, string>) =>
        peer.http.get("outer", { token: ada.token, headers: { traceparent, ...headers } });
      assert.equal((await ask(await peer.errand("narration", ada))).status, 200);
      const request = await one("GET /story/v1/outer");
      assert.deepEqual([request.traceId, request.parentSpanId], [traceId, spanId]);
      spans.length = 0;
      const stranger = await ask({ "service-token": "a.b.c" });
      assert.equal(stranger.status, 401);
      assert.notEqual((await one("GET /story/v1/outer")).traceId, traceId);
    } finally {
      await peer.stop();
    }
  });

  it("is ignored when it is malformed", async () => {
    const malformed = [
      "garbage",
      `ff-${traceId}-${spanId}-01`,
      `00-${"0".repeat(32)}-${spanId}-01`,
      `00-${traceId}-${"0".repeat(16)}-01`,
      `00-${traceId.toUpperCase()}-${spanId}-01`,
      `00-${traceId}-${spanId}-01-more`,
      `00-${traceId}-${spanId}`,
      "0".repeat(5000),
    ];
    for (const traceparent of malformed) assert.equal((await sent(traceparent)).status, 200, traceparent);
    await until(() => named("GET /notes/v1/trusted").length === malformed.length);
    assert.deepEqual(
      spans.flatMap(({ links }) => links),
      [],
    );
  });

  it("is continued when the gateway is trusted, and not sampled if it says so", async () => {
    const behind = await startTestService(notes, { env: { TRUST_TRACEPARENT: "true" } });
    try {
      const ask = (flags: string) =>
        behind.http.get("trusted", { headers: { traceparent: `00-${traceId}-${spanId}-${flags}` } });
      const unsampled = await ask("00");
      assert.match(unsampled.headers.get("traceresponse") ?? "", new RegExp(`^00-${traceId}-.{16}-00$`));
      await ask("01");
      const request = await one("GET /notes/v1/trusted");
      assert.equal(spans.length, 1);
      assert.deepEqual([request.traceId, request.parentSpanId], [traceId, spanId]);
      const token = (await behind.actor(["notes.write"])).token;
      const headers = { traceparent: `00-${traceId}-${spanId}-01`, tracestate: "vendor=1" };
      await behind.http.post("notes", { token, body: { text: "told" }, headers });
      const { rows } = await behind.running.context.db.pool.query(
        "select traceparent, tracestate from outbox",
      );
      assert.match(rows[0].traceparent, new RegExp(`^00-${traceId}-`));
      assert.equal(rows[0].tracestate, "vendor=1");
    } finally {
      await behind.stop();
    }
  });
});

describe("a failure", () => {
  it("in a consumer is a span for each attempt, below the span that published the event", async () => {
    poison("bad");
    const noteId = randomUUID();
    const { db } = service.running.context;
    await transaction(db, (tx) => record(tx, [noteChanged(noteId, { noteId, text: "bad" })]));
    await until(() => named("process NoteChanged").length === 4);
    const attempts = named("process NoteChanged");
    assert.deepEqual(
      attempts.map(({ attributes }) => attributes["storytelling.attempt"]),
      [1, 2, 3, 4],
    );
    assert.ok(attempts.every(({ failed }) => failed));
    const publish = await one("publish NoteChanged");
    assert.ok(attempts.every(({ parentSpanId }) => parentSpanId === publish.spanId));
    const warned = lines.filter(({ msg }) => msg === "an event could not be handled");
    assert.deepEqual(new Set(warned.map(({ trace_id }) => trace_id)), new Set([publish.traceId]));
  });

  it("that an operator redrives continues in its own trace, linked to the operator's request", async () => {
    poison("late");
    const noteId = randomUUID();
    await transaction(service.running.context.db, (tx) =>
      record(tx, [noteChanged(noteId, { noteId, text: "late" })]),
    );
    const operator = await service.actor(["events.manage"]);
    const admin = "admin/parked-events";
    const item = await until(async () => {
      const { body } = await service.http.get(admin, { token: operator.token });
      return body.items.find(({ aggregateId }: { aggregateId: string }) => aggregateId === noteId);
    });
    poison(undefined);
    const { traceId } = await one("publish NoteChanged");
    spans.length = 0;
    const answer = await service.http.post(`${admin}/${item.seq}/redrive`, { token: operator.token });
    assert.equal(answer.body.handled, 1);
    const handled = await one("process NoteChanged");
    assert.deepEqual([handled.failed, handled.traceId], [false, traceId]);
    assert.deepEqual(
      handled.links.map(({ traceId }) => traceId),
      [answer.headers.get("traceresponse")?.slice(3, 35)],
    );
  });

  it("in a job is a span for each attempt", async () => {
    const { db, jobs } = service.running.context;
    await write("first");
    const worked = await one("process finish-note");
    assert.equal(worked.attributes["storytelling.attempt"], 1);
    await transaction(db, (tx) => jobs.enqueue(tx, finishNote, [{ noteId: "none" }]));
    await until(() => named("process finish-note").length === 3);
    const failures = named("process finish-note").filter(({ failed }) => failed);
    assert.deepEqual(
      failures.map(({ attributes }) => attributes["storytelling.attempt"]),
      [1, 2],
    );
  });
});

async function outbox(noteId: string): Promise<{ id: string }> {
  const { rows } = await service.running.context.db.pool.query(
    "select id from outbox where aggregate_id = $1",
    [noteId],
  );
  return rows[0];
}

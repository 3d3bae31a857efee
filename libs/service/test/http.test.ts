import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { forgetAnswers } from "../src/http/idempotency.ts";
import { startTestService, type TestActor, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

let service: TestService;
let ada: TestActor;
before(async () => {
  service = await startTestService(notes);
  ada = await service.actor(["notes.write", "notes.read"]);
});
after(() => service.stop());

const write = (text: unknown, headers: Record<string, string> = {}) =>
  service.http.post("notes", { token: ada.token, headers, body: { text } });

describe("a route", () => {
  it("answers 201 with the body and headers of its use case", async () => {
    const { status, body, headers } = await write("milk");
    assert.equal(status, 201);
    assert.equal(body.text, "milk");
    assert.equal(headers.get("etag"), '"1"');
    assert.equal("owner_id" in body, false, "fields that the schema does not name are not sent");
  });

  it("401 without a token, with a broken one, and with another scheme", async () => {
    for (const headers of [{}, { authorization: "Bearer x.y.z" }, { authorization: "Basic abc" }]) {
      const { status, body, headers: answered } = await service.http.get("notes", { headers });
      assert.equal(status, 401);
      assert.equal(answered.get("content-type"), "application/problem+json; charset=utf-8");
      assert.equal(answered.get("www-authenticate"), "Bearer");
      assert.match(body.code, /^token-/);
    }
  });

  it("403 names the missing permission", async () => {
    const guest = await service.actor(["notes.read"]);
    const { status, body } = await service.http.post("notes", { token: guest.token, body: { text: "x" } });
    assert.equal(status, 403);
    assert.match(body.detail, /notes\.write/);
  });

  it("404 for another user's object, an unknown one, and an unknown path, all as problem+json", async () => {
    const { body: note } = await write("mine");
    const other = await service.actor(["notes.read"]);
    const another = await service.http.get(`notes/${note.id}`, { token: other.token });
    const none = await service.http.get(`notes/${randomUUID()}`, { token: other.token });
    assert.equal(another.status, 404);
    assert.deepEqual({ ...another.body, requestId: "" }, { ...none.body, requestId: "" });
    assert.equal((await service.http.get("nowhere")).body.code, "route-not-found");
  });

  it("answers completely, never 304: our ETag covers edits, not everything that an answer shows", async () => {
    const { body: note } = await write("seen before");
    const again = await service.http.get(`notes/${note.id}`, {
      token: ada.token,
      headers: { "if-none-match": '"1"' },
    });
    assert.equal(again.status, 200);
    assert.equal(again.body.text, "seen before");
  });

  it("sends the body of a trusted use case unchanged", async () => {
    const { body } = await service.http.get("trusted");
    assert.deepEqual(body, { kept: "yes", beside: "the schema" });
  });

  it("405 names the allowed methods", async () => {
    const { status, headers } = await service.http.delete("notes", { token: ada.token });
    assert.equal(status, 405);
    assert.equal(headers.get("allow"), "POST, GET");
  });

  it("400 for JSON that is invalid, too deep, or not UTF-8", async () => {
    const send = (body: string | Uint8Array) =>
      service.http.post("notes", { token: ada.token, body, headers: { "content-type": "application/json" } });
    assert.equal((await send('{"text": ')).body.code, "json-malformed");
    assert.equal((await send(`${'{"a":'.repeat(1500)}1${"}".repeat(1500)}`)).body.code, "json-too-deep");
    assert.equal((await send(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).body.code, "not-utf-8");
  });

  it("413 for a body over the route's limit, 415 for another type", async () => {
    assert.equal((await write("x".repeat(20_000))).status, 413);
    const plain = await service.http.post("notes", {
      token: ada.token,
      body: "hello",
      headers: { "content-type": "text/plain" },
    });
    assert.equal(plain.status, 415);
  });

  it("422 names every faulty field", async () => {
    const { status, body } = await service.http.post("notes", {
      token: ada.token,
      body: { text: "", more: 1 },
    });
    assert.equal(status, 422);
    assert.deepEqual(body.faults.map((fault: { field: string }) => fault.field).sort(), [
      "body",
      "body.text",
    ]);
  });

  it("422 for NUL and for a lone surrogate, which no database accepts", async () => {
    for (const text of ["a\0b", "a\ud800b"]) {
      const { status, body } = await write(text);
      assert.equal(status, 422);
      assert.equal(body.faults[0].field, "body.text");
    }
  });

  it("422 for an invalid id in the path and an invalid page size", async () => {
    assert.equal(
      (await service.http.get("notes/12", { token: ada.token })).body.faults[0].field,
      "params.id",
    );
    assert.equal(
      (await service.http.get("notes?limit=0", { token: ada.token })).body.faults[0].field,
      "query.limit",
    );
  });

  it("500 without details of the error; 429 with Retry-After after the route's limit", async () => {
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await service.http.post("broken"));
    assert.deepEqual(
      answers.map((one) => one.status),
      [500, 500, 500, 429],
    );
    assert.doesNotMatch(JSON.stringify(answers[0]?.body), /secret/);
    assert.ok(Number(answers[3]?.headers.get("retry-after")) > 0);
  });

  it("streams server-sent events to their end", async () => {
    const { headers, body } = await service.http.get("watch");
    assert.match(headers.get("content-type") ?? "", /event-stream/);
    assert.deepEqual(String(body).match(/data: .*/g), [
      'data: {"count":1}',
      'data: {"count":2}',
      'data: {"count":3}',
    ]);
  });
});

describe("Idempotency-Key", () => {
  it("returns the first answer again and has one effect", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await write("once", headers);
    const second = await write("once", headers);
    assert.equal(first.status, 201);
    assert.deepEqual(second.body, first.body);
    assert.equal(second.headers.get("etag"), '"1"');
    const events = await service.events("NoteWritten");
    assert.equal(events.filter((event) => event.data.text === "once").length, 1);
  });

  it("422 with another body", async () => {
    const headers = { "idempotency-key": randomUUID() };
    await write("one thing", headers);
    const { status, body } = await write("another", headers);
    assert.equal(status, 422);
    assert.equal(body.code, "idempotency-key-reused");
  });

  it("fifty at the same time: one effect; the others get 409 or the first answer", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 50 }, () => write("crowd", headers)));
    const made = answers.filter((one) => one.status === 201);
    assert.equal(new Set(made.map((one) => one.body.id)).size, 1);
    assert.ok(answers.every((one) => one.status === 201 || one.body.code === "idempotency-key-in-flight"));
    const events = await service.events("NoteWritten");
    assert.equal(events.filter((event) => event.data.text === "crowd").length, 1);
  });

  it("keeps nothing of a request that was refused", async () => {
    const headers = { "idempotency-key": randomUUID() };
    assert.equal((await write("refuse", headers)).status, 409);
    assert.equal((await write("after the refusal", headers)).status, 201);
    assert.equal(
      (await service.events()).some((event) => event.data.text === "refuse"),
      false,
    );
  });

  it("expires after 24 hours, not before", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await write("today", headers);
    const { db } = service.running.context;
    service.clock.advance(23 * 3_600_000);
    await forgetAnswers(db);
    ada = await service.actor(["notes.write", "notes.read"], { id: ada.id });
    assert.equal((await write("today", headers)).body.id, first.body.id);
    service.clock.advance(2 * 3_600_000);
    await forgetAnswers(db);
    ada = await service.actor(["notes.write", "notes.read"], { id: ada.id });
    assert.notEqual((await write("today", headers)).body.id, first.body.id);
  });

  it("is separate for each user", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const other = await service.actor(["notes.write"]);
    const mine = await write("mine", headers);
    const theirs = await service.http.post("notes", { token: other.token, headers, body: { text: "mine" } });
    assert.notEqual(mine.body.id, theirs.body.id);
  });
});

describe("a job enqueued in the transaction", () => {
  it("runs when the change is committed", async () => {
    const { body } = await write("work");
    await until(
      async () =>
        (await service.http.get(`notes/${body.id}`, { token: ada.token })).body.state === "finished",
    );
  });
});

describe("for the operator", () => {
  it("/readyz, /healthz, /metrics and the API reference answer", async () => {
    const ready = await service.http.get("/readyz");
    assert.equal(ready.status, 200);
    assert.deepEqual(Object.values(ready.body.checks), ["ok", "ok", "ok"]);
    assert.equal((await service.http.get("/healthz")).status, 200);
    const metrics = String((await service.http.get("/metrics")).body);
    for (const name of [
      "http_request_duration_seconds_bucket",
      "outbox_oldest_unpublished_seconds",
      "jobs_waiting",
      "event_bus_up",
    ]) {
      assert.match(metrics, new RegExp(`^${name}\\{`, "m"));
    }
    const document = (await service.http.get("openapi.json")).body;
    assert.equal(document.openapi, "3.1.0");
    assert.deepEqual(Object.keys(document.paths).sort(), [
      "/notes/v1/.well-known/service-keys.json",
      "/notes/v1/admin/master-keys",
      "/notes/v1/admin/master-keys/reload",
      "/notes/v1/admin/parked-events",
      "/notes/v1/admin/parked-events/{seq}",
      "/notes/v1/admin/parked-events/{seq}/discard",
      "/notes/v1/admin/parked-events/{seq}/redrive",
      "/notes/v1/admin/replays",
      "/notes/v1/admin/replays/{id}",
      "/notes/v1/admin/replays/{id}/cancel",
      "/notes/v1/admin/service-keys/rotate",
      "/notes/v1/broken",
      "/notes/v1/essays",
      "/notes/v1/files",
      "/notes/v1/notes",
      "/notes/v1/notes/{id}",
      "/notes/v1/ticks",
      "/notes/v1/trusted",
      "/notes/v1/watch",
    ]);
    assert.match(String((await service.http.get("/docs/")).body), /swagger-ui/);
    assert.match(String((await service.http.get("/docs/reference.js")).body), /\/notes\/v1\/openapi.json/);
  });
});

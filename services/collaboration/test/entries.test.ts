import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { startTestService, type TestActor, type TestService } from "@storytelling/service/testing";
import { dayOf } from "../src/domain/entry.ts";
import { collaboration } from "../src/service.ts";

let service: TestService;
let ada: TestActor;
let bob: TestActor;
before(async () => {
  service = await startTestService(collaboration);
  [ada, bob] = await Promise.all([service.actor([]), service.actor([])]);
});
after(() => service.stop());

const today = () => dayOf(service.clock.now());
const write = (body: object, { token } = ada, headers = {}) =>
  service.http.post("entries", { token, body, headers });
const countOf = async (table: string): Promise<number> => {
  const { rows } = await service.running.context.db.pool.query(`select count(*)::int as n from ${table}`);
  return rows[0].n;
};

describe("POST /entries", () => {
  it("201 with the entry, which its owner can read", async () => {
    const { status, body } = await write({ day: today(), text: " Rain. " });
    assert.deepEqual([status, body.day, body.text], [201, today(), "Rain."]);
    const { body: read } = await service.http.get(`entries/${body.id}`, { token: ada.token });
    assert.deepEqual(read, body);
  });

  it("stores no text unencrypted", async () => {
    await write({ day: today(), text: "Zyxadora" });
    const { rows } = await service.running.context.db.pool.query("select e::text as row from entries e");
    assert.ok(rows.every(({ row }) => !row.includes(Buffer.from("Zyxadora").toString("hex"))));
  });

  it("has one effect for one Idempotency-Key", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const before = await countOf("entries");
    const first = await write({ day: today(), text: "Once." }, ada, headers);
    const second = await write({ day: today(), text: "Once." }, ada, headers);
    assert.equal(second.body.id, first.body.id);
    assert.equal(await countOf("entries"), before + 1);
  });

  it("401 without a token", async () => {
    const { status } = await service.http.post("entries", { body: { day: today(), text: "Rain." } });
    assert.equal(status, 401);
  });

  it("422 naming the field, for a body without a text", async () => {
    const { status, body } = await write({ day: today() });
    assert.deepEqual([status, body.faults[0].field], [422, "body.text"]);
  });

  it("422 day-ahead for tomorrow", async () => {
    const tomorrow = dayOf(new Date(service.clock.now().getTime() + 86_400_000));
    const { status, body } = await write({ day: tomorrow, text: "Sun." });
    assert.deepEqual([status, body.code], [422, "day-ahead"]);
  });
});

describe("GET /entries/{id}", () => {
  it("401 without a token", async () => {
    assert.equal((await service.http.get(`entries/${randomUUID()}`)).status, 401);
  });

  it("404 for another's entry, as for one that does not exist", async () => {
    const { body } = await write({ day: today(), text: "Mine." });
    const other = await service.http.get(`entries/${body.id}`, { token: bob.token });
    const none = await service.http.get(`entries/${randomUUID()}`, { token: bob.token });
    assert.deepEqual([other.status, other.body.code], [404, "entry-not-found"]);
    assert.equal(none.body.detail, other.body.detail);
  });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { appOf, goodPassword, startIdentity } from "./people.ts";

let service: TestService;
const register = (body: object, headers: Record<string, string> = {}) =>
  service.http.post("auth/register", { body, headers });
const ada = { email: "Ada@Example.org ", password: goodPassword, displayName: " Ada " };

describe("POST /auth/register", () => {
  before(async () => {
    service = await startIdentity({ env: { ADMIN_EMAIL: "boss@example.org" } });
  });
  after(() => service.stop());

  it("201 with a new storyteller, and tells that somebody registered", async () => {
    const { status, body } = await register(ada);
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body).sort(), ["createdAt", "displayName", "id", "role"]);
    assert.equal(body.displayName, "Ada");
    assert.equal(body.role, "storyteller");
    const [event] = await service.events("UserRegistered");
    assert.deepEqual(event?.data, { userId: body.id, displayName: "Ada", role: "storyteller" });
    assert.equal(event?.aggregateId, body.id);
  });

  it("keeps the address sealed and the password as Argon2id with 19 MiB and two passes", async () => {
    const { rows } = await appOf(service).db.pool.query("select * from users");
    assert.doesNotMatch(
      JSON.stringify(rows, (_key, value) => (Buffer.isBuffer(value) ? `${value}` : value)),
      /ada@/i,
    );
    assert.doesNotMatch(String(rows[0].email), /example/);
    assert.match(rows[0].password_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("409 names the e-mail when it is taken, in whatever spelling", async () => {
    const { status, body } = await register({ ...ada, email: "aDA@example.ORG" });
    assert.equal(status, 409);
    assert.equal(body.code, "email-taken");
    assert.equal(body.faults[0].field, "body.email");
  });

  it("of five at once with one address one is 201, the others 409", async () => {
    const body = { ...ada, email: "crowd@example.org" };
    const answers = await Promise.all(Array.from({ length: 5 }, () => register(body)));
    assert.deepEqual(answers.map((one) => one.status).sort(), [201, 409, 409, 409, 409]);
    assert.equal((await service.events("UserRegistered")).length, 2);
  });

  it("429 after ten in a minute, with Retry-After", async () => {
    let last = await register({});
    for (let i = 0; i < 4 && last.status !== 429; i++) last = await register({});
    assert.equal(last.status, 429);
    assert.ok(Number(last.headers.get("retry-after")) > 0);
  });
});

describe("POST /auth/register, input", () => {
  before(async () => {
    service = await startIdentity();
  });
  after(() => service.stop());

  const refused = async (change: object, code: string, field: string) => {
    const { status, body } = await register({ ...ada, ...change });
    assert.equal(status, 422, code);
    assert.equal(body.code, code);
    assert.equal(body.faults[0].field, field);
  };

  it("422 for a password that is short, common or holds the e-mail's name", async () => {
    await refused({ password: "7 chars" }, "password-length", "body.password");
    await refused({ password: "PassWord123" }, "password-common", "body.password");
    await refused({ password: "long live ADA forever" }, "password-holds-email", "body.password");
  });

  it("422 for no address, a name of control characters, and unknown fields", async () => {
    await refused({ email: "ada" }, "input-invalid", "body.email");
    await refused({ displayName: "Ada\r\nBcc: all" }, "input-invalid", "body.displayName");
    await refused({ role: "admin" }, "input-invalid", "body");
  });

  it("413 for a body beyond 10 kB, 415 for another type", async () => {
    assert.equal((await register({ ...ada, displayName: "a".repeat(11_000) })).status, 413);
    const form = await service.http.post("auth/register", {
      body: "email=ada",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    assert.equal(form.status, 415);
  });

  it("gives the first answer again under the same Idempotency-Key", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await register(ada, headers);
    const second = await register(ada, headers);
    assert.equal(first.status, 201);
    assert.equal(second.status, 201);
    assert.deepEqual(second.body, first.body);
  });
});

describe("POST /auth/register with an Idempotency-Key", () => {
  it("remembers the request by no hash that a password could be guessed from without MASTER_KEY", async () => {
    const both = await Promise.all([startIdentity(), startIdentity()]);
    const kept = await Promise.all(
      both.map(async (one) => {
        await one.http.post("auth/register", { body: ada, headers: { "idempotency-key": "the-same" } });
        const { rows } = await appOf(one).db.pool.query("select body_hash from idempotency_keys");
        return rows.map((row) => row.body_hash.toString("hex"));
      }),
    );
    await Promise.all(both.map((one) => one.stop()));
    assert.deepEqual(
      kept.map((hashes) => hashes.length),
      [1, 1],
    );
    assert.notDeepEqual(kept[0], kept[1]);
  });
});

describe("POST /auth/register with ADMIN_EMAIL", () => {
  before(async () => {
    service = await startIdentity({ env: { ADMIN_EMAIL: "Boss@example.org" } });
  });
  after(() => service.stop());

  it("makes who has that address admin, once", async () => {
    const first = await register({ ...ada, email: "boss@example.org" });
    assert.equal(first.body.role, "admin");
    const app = appOf(service);
    await app.db.read
      .updateTable("users")
      .set({ email_fingerprint: Buffer.from("freed") })
      .execute();
    const second = await register({ ...ada, email: "boss@example.org" });
    assert.equal(second.body.role, "storyteller");
  });
});

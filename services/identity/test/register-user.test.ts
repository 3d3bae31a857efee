import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { type TestService, until } from "@storytelling/service/testing";
import { appOf, goodPassword, lettersTo, letterTo, startIdentity, tokenIn } from "./people.ts";

let service: TestService;
const register = (body: object, headers: Record<string, string> = {}) =>
  service.http.post("auth/register", { body, headers });
const logIn = (email: string) => service.http.post("auth/login", { body: { email, password: goodPassword } });
const ada = { email: "Ada@Example.org ", password: goodPassword, displayName: " Ada " };

describe("POST /auth/register", () => {
  before(async () => {
    service = await startIdentity({ env: { PASSWORD_MEMORY_KIB: "19456", PASSWORD_PASSES: "2" } });
  });
  after(() => service.stop());

  it("202 without a body, and an event that a user registered", async () => {
    const { status, body } = await register(ada);
    assert.equal(status, 202);
    assert.equal(body.length, 0);
    const [event] = await service.events("UserRegistered");
    const data = { userId: event?.aggregateId, displayName: "Ada", role: "storyteller" };
    assert.deepEqual(event?.data, data);
  });

  it("lets its owner sign in immediately; the link in a letter confirms the address", async () => {
    const { body } = await logIn("ada@example.org");
    assert.equal(body.user.emailVerified, false);
    const letter = await letterTo(service, "ada@example.org", "Confirm your address");
    const { status } = await service.http.post("auth/email/verify", { body: { token: tokenIn(letter) } });
    assert.equal(status, 204);
    const me = await service.http.get("users/me", { token: body.accessToken });
    assert.equal(me.body.emailVerified, true);
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

  it("the same 202 when the address is taken, in any spelling; its owner gets a letter and stays unchanged", async () => {
    const { status, body } = await register({
      ...ada,
      email: "aDA@example.ORG",
      password: "four herons on a pier",
    });
    assert.equal(status, 202);
    assert.equal(body.length, 0);
    await letterTo(service, "ada@example.org", "You have an account already");
    assert.equal((await logIn("ada@example.org")).status, 200);
    assert.equal((await service.events("UserRegistered")).length, 1);
  });

  it("of five requests with one address at the same time, one opens the account", async () => {
    const body = { ...ada, email: "crowd@example.org" };
    const answers = await Promise.all(Array.from({ length: 5 }, () => register(body)));
    assert.deepEqual(new Set(answers.map((one) => one.status)), new Set([202]));
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

  it("422 for a password that is short, common or contains the name in the e-mail address", async () => {
    await refused({ password: "7 chars" }, "password-length", "body.password");
    await refused({ password: "PassWord123" }, "password-common", "body.password");
    await refused({ password: "long live ADA forever" }, "password-holds-email", "body.password");
  });

  it("422 for an invalid address, a name with control characters, and unknown fields", async () => {
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

  it("returns the first answer again for the same Idempotency-Key", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await register(ada, headers);
    const second = await register(ada, headers);
    assert.deepEqual([first.status, second.status], [202, 202]);
    assert.equal((await service.events("UserRegistered")).length, 1);
    await letterTo(service, "ada@example.org", "Confirm your address");
    assert.equal((await lettersTo(service, "ada@example.org")).length, 1);
  });
});

describe("POST /auth/register with an Idempotency-Key", () => {
  it("keeps no hash of the request from which a password could be guessed without MASTER_KEY", async () => {
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

describe("a letter", () => {
  it("is written after the answer, so that its work does not affect the response time", async () => {
    service = await startIdentity({ env: { LETTER_DELAY_SECONDS: "1" } });
    await register(ada);
    const { rows } = await appOf(service).db.pool.query(
      "select start_after - created_on >= interval '1 second' as later from pgboss.job where name = 'send-letter'",
    );
    assert.deepEqual(rows, [{ later: true }]);
    await letterTo(service, "ada@example.org", "Confirm your address");
    await service.stop();
  });
});

describe("POST /auth/login with EMAIL_VERIFICATION=required", () => {
  before(async () => {
    service = await startIdentity({ env: { EMAIL_VERIFICATION: "required" } });
  });
  after(() => service.stop());

  it("401 as for a wrong password until the address is confirmed", async () => {
    await register(ada);
    const early = await logIn("ada@example.org");
    assert.equal(early.status, 401);
    assert.equal(early.body.code, "login-failed");
    const letter = await letterTo(service, "ada@example.org", "Confirm your address");
    await until(async () => (await lettersTo(service, "ada@example.org")).length === 2);
    const [newest] = await lettersTo(service, "ada@example.org");
    const body = { token: tokenIn(newest ?? letter) };
    assert.equal((await service.http.post("auth/email/verify", { body })).status, 204);
    assert.equal((await logIn("ada@example.org")).status, 200);
  });
});

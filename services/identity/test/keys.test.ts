import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inProcessBus } from "@storytelling/bus";
import { startTestService, type TestService, testClock, until } from "@storytelling/service/testing";
import { decodeProtectedHeader } from "jose";
import { remoteKeys } from "../../../libs/service/src/auth/remote-keys.ts";
import { notes } from "../../../libs/service/test/notes/service.ts";
import { tendKeys } from "../src/use-cases/tend.ts";
import { appOf, type Person, person, signIn, startIdentity } from "./people.ts";

const minute = 60_000;
const clock = testClock();
const bus = inProcessBus();
let service: TestService;
let twin: TestService;
let other: TestService;
let boss: Person;
let ada: Person;

const rotate = (token: string) => service.http.post("keys/rotate", { token });
const keys = async () =>
  (await service.http.get("keys", { token: (await signIn(service, boss.id)).token })).body.items;
const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? "";
const kidIn = async (state: string): Promise<string> =>
  (await keys()).find((key: { state: string }) => key.state === state)?.kid;
const freshBoss = async () => (await signIn(service, boss.id)).token;
const notesFor = async (token: string) => (await other.http.get("notes", { token })).status;

before(async () => {
  service = await startIdentity({ clock, run: { bus } });
  twin = await startIdentity({ clock, data: service.data, run: { bus } });
  const url = `${service.url}/identity/v1/.well-known/jwks.json`;
  other = await startTestService(notes, { clock, run: { bus, keys: remoteKeys(url, clock) } });
  boss = await person(service, "admin", "Boss");
  ada = await person(service);
  await appOf(service).db.pool.query(
    `insert into permissions values ('notes.read', 'Read notes, in tests.');
     insert into role_permissions select name, 'notes.read' from roles`,
  );
});
after(async () => {
  await other.stop();
  await twin.stop({ keep: true });
  await service.stop();
});

describe("POST /keys/rotate", () => {
  it("401 without a token; 403 without keys.manage, even right after a demotion; 409 while the next key is young", async () => {
    assert.equal((await service.http.post("keys/rotate")).status, 401);
    assert.equal((await rotate(ada.token)).status, 403);
    assert.equal((await service.http.get("keys", { token: ada.token })).status, 403);
    const late = await person(service, "admin");
    await appOf(service).db.pool.query("update users set role = 'guest' where id = $1", [late.id]);
    assert.equal((await rotate(late.token)).body.code, "permission-missing");
    const young = await rotate(boss.token);
    assert.deepEqual([young.status, young.body.code], [409, "key-too-young"]);
    assert.ok(Number(young.headers.get("retry-after")) <= 480);
  });

  it("200: the next key signs on all replicas immediately; the previous one verifies for a quarter of an hour", async () => {
    clock.advance(8 * minute);
    const next = await kidIn("next");
    const before = (await signIn(service, ada.id)).token;
    assert.equal(await notesFor((await signIn(service, ada.id)).token), 200);
    assert.equal((await rotate(await freshBoss())).status, 200);
    for (const replica of [service, twin]) assert.equal(kidOf((await signIn(replica, ada.id)).token), next);
    for (const replica of [service, twin])
      assert.equal((await replica.http.get("users/me", { token: before })).status, 200);
    assert.equal(await notesFor(before), 200);
    clock.advance(16 * minute);
    await tendKeys(appOf(service));
    assert.deepEqual((await keys()).map((key: { state: string }) => key.state).sort(), ["current", "next"]);
  });

  it("keeps no private key that no longer signs", async () => {
    const { rows } = await appOf(service).db.pool.query(
      "select 1 from signing_keys where state not in ('current', 'next') and private_jwk is not null",
    );
    assert.equal(rows.length, 0);
  });

  it("of two replicas at the same time, one rotates", async () => {
    clock.advance(8 * minute);
    const token = await freshBoss();
    const answers = await Promise.all([rotate(token), twin.http.post("keys/rotate", { token })]);
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 409]);
  });

  it("rotates ten times under load: no request is refused here or in a service that reads the keys over HTTP", async () => {
    const rounds = [0, 0, 0, 0];
    let done = false;
    const bad: string[] = [];
    const traffic = async (replica: TestService, nth: number) => {
      let { refreshToken } = await signIn(service, ada.id);
      while (!done) {
        const { status, body } = await replica.http.post("auth/refresh", { body: { refreshToken } });
        if (status !== 200) bad.push(`refresh ${status} ${body.code}`);
        refreshToken = body.refreshToken;
        const me = await service.http.get("users/me", { token: body.accessToken });
        if (me.status !== 200) bad.push(`identity ${me.status} ${me.body.code}`);
        const there = await notesFor(body.accessToken);
        if (there !== 200) bad.push(`notes ${there}`);
        rounds[nth] = (rounds[nth] ?? 0) + 1;
      }
    };
    const all = [service, twin, service, twin].map(traffic);
    for (let i = 0; i < 10; i++) {
      // Wait for all, even the slowest: a token that is older than two of these steps has expired.
      const seen = [...rounds];
      await until(() => rounds.every((now, nth) => now >= (seen[nth] ?? 0) + 2));
      clock.advance(8 * minute);
      assert.equal((await rotate(await freshBoss())).status, 200);
    }
    done = true;
    await Promise.all(all);
    assert.deepEqual(bad, []);
  });
});

describe("the schedule", () => {
  it("rotates once after KEY_ROTATION_DAYS, by the first replica that checks", async () => {
    const current = await kidIn("current");
    await Promise.all([tendKeys(appOf(service)), tendKeys(appOf(twin))]);
    assert.equal(await kidIn("current"), current);
    clock.advance(30 * 24 * 60 * minute);
    const next = await kidIn("next");
    await Promise.all([tendKeys(appOf(service)), tendKeys(appOf(twin))]);
    assert.equal(await kidIn("current"), next);
  });
});

describe("POST /keys/{kid}/revoke", () => {
  const revoke = async (kid: string) => service.http.post(`keys/${kid}/revoke`, { token: await freshBoss() });

  it("200: tokens of the key are refused immediately here, and soon in every service, although they cache it", async () => {
    const { token } = await signIn(service, ada.id);
    assert.equal(await notesFor(token), 200);
    const kid = kidOf(token);
    assert.equal((await revoke(kid)).status, 200);
    assert.equal((await service.http.get("users/me", { token })).status, 401);
    assert.equal((await twin.http.get("users/me", { token })).status, 401);
    await until(async () => (await notesFor(token)) === 401);
    const { body } = await service.http.get(".well-known/jwks.json");
    assert.ok(body.keys.every((key: { kid: string }) => key.kid !== kid));
    const fresh = await signIn(service, ada.id);
    assert.notEqual(kidOf(fresh.token), kid);
    assert.equal(await notesFor(fresh.token), 200);
  });

  it("200 for the next key, which is replaced by another", async () => {
    const next = await kidIn("next");
    assert.equal((await revoke(next)).status, 200);
    assert.notEqual(await kidIn("next"), next);
    assert.ok(await kidIn("next"));
  });

  it("404 for an unknown key, 409 the second time, 422 for an invalid id, 403 and 401 for other callers", async () => {
    assert.equal((await revoke("A".repeat(43))).body.code, "signing-key-not-found");
    assert.equal((await revoke(await kidIn("revoked"))).body.code, "key-revoked");
    assert.equal((await revoke("a.b")).status, 422);
    const kid = await kidIn("current");
    const { token } = await signIn(service, ada.id);
    assert.equal((await service.http.post(`keys/${kid}/revoke`, { token })).status, 403);
    assert.equal((await service.http.post(`keys/${kid}/revoke`)).status, 401);
    assert.equal((await service.events("SigningKeyRevoked")).length, 2);
  });
});

describe("a session that ended in identity", () => {
  it("soon ends in other services, too", async () => {
    const { token } = await signIn(service, ada.id);
    assert.equal(await notesFor(token), 200);
    await service.http.post("auth/logout", { token });
    await until(async () => (await notesFor(token)) === 401);
  });
});

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { servicesWithPersonalData, userDataErased } from "@storytelling/events";
import { partsType, serviceTokenHeader, transaction } from "@storytelling/service";
import { refused, startPeer, type TestService, until } from "@storytelling/service/testing";
import { decodeJwt } from "jose";
import { signExportToken } from "../src/security/access-tokens.ts";
import { lockHolder } from "../src/store/users.ts";
import {
  appOf,
  goodPassword,
  lettersTo,
  letterTo,
  type Person,
  person,
  signIn,
  startIdentity,
} from "./people.ts";

const others = servicesWithPersonalData.filter((name) => name !== "identity");
const confirm = "erase everything";

/** A peer for the other services' exports: those in `down` answer 503, those in `cut` end in the middle. */
async function servicesPeer() {
  const [down, cut] = [new Set<string>(), new Set<string>()];
  const tokens: string[] = [];
  const errands: [service: string, token: string][] = [];
  const peer = await startPeer(({ path, headers }) => {
    const [, name = ""] = path.split("/");
    tokens.push((headers.authorization ?? "").replace("Bearer ", ""));
    errands.push([name, String(headers[serviceTokenHeader])]);
    if (down.has(name)) return refused(503, "unavailable", "Down for a while.");
    const part = '{"path":"../../evil.txt","size":5}\nhello';
    const body = Buffer.from(cut.has(name) ? part : `${part}{"end":true}\n`);
    return { status: 200, type: partsType, body };
  });
  return { ...peer, down, cut, tokens, errands };
}

let peer: Awaited<ReturnType<typeof servicesPeer>>;
let service: TestService;
let ada: Person;
const zipPath = "users/me/export/data.zip";
const begin = (token = ada.token) => service.http.post("users/me/export", { token });
const hurry = "update pgboss.job set start_after = now() where name = 'gather-export' and state = 'retry'";
const finished = (token = ada.token) =>
  until(async () => {
    // The next attempt does not have to wait here.
    await appOf(service).db.pool.query(hurry);
    const { body } = await service.http.get("users/me/export", { token });
    return body.status !== "gathering" && body;
  }, 60);
const withPassword = async (role?: string) => {
  const one = await person(service, role);
  const hash = await appOf(service).passwords.hash(goodPassword);
  await appOf(service).db.pool.query("update users set password_hash = $2 where id = $1", [one.id, hash]);
  return one;
};
const exportTokenOf = (id: string) => {
  const app = appOf(service);
  return transaction(app.db, async (tx) => {
    const holder = await lockHolder(tx, app, id);
    if (!holder) throw new Error("No such person.");
    return signExportToken(await app.signingKey(tx), holder, app.clock.now());
  });
};
const erase = (token: string, body: object = { password: goodPassword, confirm }) =>
  service.http.post("users/me/erasure", { token, body });

before(async () => {
  peer = await servicesPeer();
  service = await startIdentity({ env: { SERVICES_URL: peer.url } });
  ada = await person(service);
});
after(async () => {
  await service.stop();
  await peer.close();
});

describe("POST /users/me/export", () => {
  it("202, once even for several requests, then a zip with safe paths; a separate token for each service", async () => {
    const [first, second] = await Promise.all([begin(), begin()]);
    assert.deepEqual([first.status, second.status], [202, 202]);
    assert.equal((await finished()).status, "ready");
    const { body, headers, status } = await service.http.get(zipPath, { token: ada.token });
    assert.equal(status, 200);
    assert.match(headers.get("content-type") ?? "", /zip/);
    for (const name of others) assert.ok(body.includes(`${name}/-/-/evil.txt`), name);
    assert.equal(body.includes("../"), false);
    assert.equal(peer.tokens.length, servicesWithPersonalData.length);
    for (const token of peer.tokens) {
      const claims = decodeJwt(token);
      assert.deepEqual([claims.sub, claims.permissions], [ada.id, []]);
      const used = await service.http.get("users/me", { token });
      assert.equal(used.body.code, "token-invalid", "good for nothing else");
      const headers = await service.errand("identity", ada);
      assert.equal((await service.http.get("my-data", { token, headers })).status, 200);
    }
    for (const [name, shown] of peer.errands) {
      const { iss, aud, sub, addr } = decodeJwt(shown);
      assert.deepEqual({ iss, aud, sub, addr }, { iss: "identity", aud: name, sub: ada.id, addr: null });
    }
  });

  it("is partial when a service does not answer or its data is cut off, and names the service", async () => {
    peer.down.add("story");
    peer.cut.add("narration");
    await begin();
    const { status, services } = await finished();
    assert.equal(status, "partial");
    const missing = services.filter((one: { state: string }) => one.state === "missing");
    assert.deepEqual(missing.map((one: { service: string }) => one.service).sort(), ["narration", "story"]);
    peer.down.clear();
    peer.cut.clear();
  });

  it("404 for a user without one, 409 while it is made, 401 without a token", async () => {
    const bob = await person(service);
    assert.equal((await service.http.get(zipPath, { token: bob.token })).status, 404);
    assert.equal((await service.http.get(zipPath)).status, 401);
    peer.down.add("story");
    await begin(bob.token);
    const early = await service.http.get(zipPath, { token: bob.token });
    assert.equal(early.body.code, "export-not-ready");
    peer.down.clear();
    assert.equal((await finished(bob.token)).status, "ready");
  });

  it("expires after seven days", async () => {
    service.clock.advance(7 * 24 * 3_600_000 + 60_000);
    const { rows } = await appOf(service).db.pool.query("select status from exports where user_id = $1", [
      ada.id,
    ]);
    assert.equal(rows.length, 1);
    const eve = await person(service);
    // Eve's export is the first one after that time, and deletes those that have expired.
    await begin(eve.token);
    await finished(eve.token);
    const kept = "select 1 from exports where user_id = $1";
    await until(async () => (await appOf(service).db.pool.query(kept, [ada.id])).rowCount === 0);
  });
});

describe("GET /my-data", () => {
  it("200 with sessions and their devices, and an unconfirmed address; 401 without a token", async () => {
    const eve = await withPassword();
    const body = { email: `${eve.id}@example.net`, currentPassword: goodPassword };
    await service.http.put("users/me/email", { token: eve.token, body });
    const token = await exportTokenOf(eve.id);
    const headers = await service.errand("identity", eve);
    const { status, body: data } = await service.http.get("my-data", { token, headers });
    assert.equal(status, 200);
    for (const part of ["identity/sessions.json", "Firefox on Linux", "192.0.2.0/24", body.email])
      assert.ok(String(data).includes(part), part);
    assert.equal((await service.http.get("my-data")).status, 401);
  });
});

describe("POST /users/me/erasure", () => {
  it("202 with a receipt; from then on nobody can sign in, refresh or write as this user", async () => {
    const eve = await withPassword();
    const { status, body } = await erase(eve.token);
    assert.equal(status, 202);
    assert.deepEqual(body.waitingFor.toSorted(), [...servicesWithPersonalData].sort());
    const refreshed = await service.http.post("auth/refresh", { body: { refreshToken: eve.refreshToken } });
    assert.equal(refreshed.status, 401);
    const login = { email: eve.email, password: goodPassword };
    assert.equal((await service.http.post("auth/login", { body: login })).status, 401);
    await until(async () => (await service.http.get("users/me", { token: eve.token })).status === 401);
    for (const name of others)
      await service.deliver(userDataErased(eve.id, { userId: eve.id, service: name }));
    const done = await until(async () => {
      const seen = await service.http.get(`erasures/${body.id}`);
      return seen.body.status === "done" && seen.body;
    });
    assert.deepEqual(done.waitingFor, []);
    const told = (await service.events("UserErased")).filter((event) => event.aggregateId === eve.id);
    assert.equal(told.length, 1);
  });

  it("leaves no session, link, queued or kept letter, and no count of attempts; another user's stay", async () => {
    const [eve, bob] = [await withPassword(), await withPassword()];
    const other = await signIn(service, eve.id);
    const newEmail = `${eve.id}@example.net`;
    const change = { email: newEmail, currentPassword: goodPassword };
    await service.http.put("users/me/email", { token: eve.token, body: change });
    await letterTo(service, newEmail, "Confirm your new address");
    const wrong = (email: string) =>
      service.http.post("auth/login", { body: { email, password: "four wrong herons" } });
    for (const { email } of [eve, bob]) await wrong(email);
    const later = await startIdentity({
      clock: service.clock,
      data: service.data,
      env: { LETTER_DELAY_SECONDS: "60" },
    });
    for (const { email } of [eve, bob]) await later.http.post("auth/password/forgot", { body: { email } });
    await later.stop({ keep: true });
    const rows = async (sql: string) => (await appOf(service).db.pool.query(sql)).rowCount;
    const waiting = "select 1 from pgboss.job where name = 'send-letter' and state = 'created'";
    const counts = "select 1 from sign_in_limits where key ~ '^(pair|account|owner):'";
    assert.equal(await rows(waiting), 2);
    const before = await rows(counts);

    assert.equal((await erase(eve.token)).status, 202);
    for (const { token } of [eve, other])
      assert.equal((await service.http.get("users/me", { token })).status, 401);
    const ended = (await service.events("SessionsEnded")).filter((one) => one.aggregateId === eve.id);
    assert.deepEqual(
      ended.map((one) => (one.data.sessionIds as string[]).length),
      [2],
    );
    for (const table of ["sessions", "mail_links", "email_changes"])
      assert.equal(await rows(`select 1 from ${table} where user_id = '${eve.id}'`), 0, table);
    assert.equal(await rows(waiting), 1);
    assert.equal(await rows(`select 1 from pgboss.job where data->>'userId' = '${eve.id}'`), 0);
    // Her pair, account and owner; his pair and account stay.
    assert.equal(await rows(counts), (before ?? 0) - 3);
    for (const email of [eve.email, newEmail]) assert.deepEqual(await lettersTo(service, email), []);
  });

  it("404 for an unknown receipt; the list requires users.manage", async () => {
    assert.equal((await service.http.get(`erasures/${ada.id}`)).status, 404);
    const boss = await person(service, "admin");
    const { body } = await service.http.get("erasures", { token: boss.token });
    assert.ok(body.items.length > 0);
    assert.equal((await service.http.get("erasures", { token: boss.token })).status, 200);
    const bob = await person(service);
    assert.equal((await service.http.get("erasures", { token: bob.token })).status, 403);
  });

  it("409 for the last user with users.manage, and nothing is erased", async () => {
    const alone = await startIdentity();
    const boss = await person(alone, "admin");
    const hash = await appOf(alone).passwords.hash(goodPassword);
    await appOf(alone).db.pool.query("update users set password_hash = $1", [hash]);
    const body = { password: goodPassword, confirm };
    const refused = await alone.http.post("users/me/erasure", { token: boss.token, body });
    assert.equal(refused.body.code, "last-holder");
    assert.equal((await alone.http.get("users/me", { token: boss.token })).status, 200);
    assert.deepEqual(await alone.events("UserErasureRequested"), []);
    await alone.stop();
  });

  it("403 for a wrong password, 422 without the confirming words, 401 without a token", async () => {
    const bob = await withPassword();
    assert.equal((await erase(bob.token, { password: "no", confirm })).body.code, "password-wrong");
    assert.equal((await erase(bob.token, { password: goodPassword, confirm: "yes" })).status, 422);
    assert.equal((await service.http.post("users/me/erasure", { body: {} })).status, 401);
  });

  it("is repeated here for an account that another service has erased, after identity was restored from a backup", async () => {
    const back = await person(service);
    await service.deliver(userDataErased(back.id, { userId: back.id, service: "story" }));
    await until(async () =>
      (await service.events("UserDataErased")).some((event) => event.aggregateId === back.id),
    );
    const { rowCount } = await appOf(service).db.pool.query("select 1 from users where id = $1", [back.id]);
    assert.equal(rowCount, 0);
  });
});

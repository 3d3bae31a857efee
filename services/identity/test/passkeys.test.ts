import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { handleOf } from "../src/steps/check-passkey.ts";
import { softAuthenticator, type Twist } from "./authenticator.ts";
import { cookiesOf, owner, setUpApp } from "./doors.ts";
import { appOf, goodPassword, lettersTo, letterTo, type Person, person, startIdentity } from "./people.ts";

const site = { origin: "https://stories.example.org", rpId: "stories.example.org" };
let service: TestService;
let ada: Person;
type Authenticator = ReturnType<typeof softAuthenticator>;

/** The options for a browser, and the cookie for its answer. */
async function ask(path: string, who?: Person, body?: object) {
  const answer = await service.http.post(path, {
    ...(who ? { token: who.token } : {}),
    ...(body ? { body } : {}),
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return { options: answer.body.options, cookie: cookiesOf(answer), set: answer.headers.getSetCookie() };
}
const add = (who: Person, passkey: unknown, cookie: string, name = "My phone") =>
  service.http.post("users/me/passkeys", { token: who.token, body: { name, passkey }, headers: { cookie } });
const logIn = (passkey: unknown, cookie: string) =>
  service.http.post("auth/passkeys/login", { body: { passkey }, headers: { cookie } });
const handle = (who: Person) => handleOf(appOf(service), who.id).toString("base64url");
const list = async (who = ada) =>
  (await service.http.get("users/me/passkeys", { token: who.token })).body.items;

/** Adds a passkey of a software authenticator. */
async function withPasskey(who: Person): Promise<Authenticator> {
  const authenticator = softAuthenticator(site);
  const { options, cookie } = await ask("users/me/passkeys/options", who);
  assert.equal((await add(who, authenticator.create(options), cookie)).status, 201);
  return authenticator;
}
async function enter(authenticator: Authenticator, who: Person, twist: Twist = {}) {
  const { options, cookie } = await ask("auth/passkeys/options");
  return logIn(authenticator.get(options, { userHandle: handle(who), ...twist }), cookie);
}

before(async () => {
  service = await startIdentity({ env: { WEB_URL: site.origin } });
});
beforeEach(async () => {
  ada = await owner(service);
});
after(() => service.stop());

describe("POST /users/me/passkeys", () => {
  it("201 with its name; it is listed, and a letter reports it", async () => {
    const authenticator = softAuthenticator(site);
    const { options, cookie, set } = await ask("users/me/passkeys/options", ada);
    assert.match(
      set[0] ?? "",
      /^passkey-challenge=[^;]+; Path=\/identity\/v1; Max-Age=300; HttpOnly; SameSite=Strict; Secure$/,
    );
    assert.equal(options.rp.id, site.rpId);
    assert.equal(options.user.name, ada.email);
    assert.equal(options.user.id.includes(ada.id), false);
    assert.deepEqual(options.authenticatorSelection.residentKey, "required");
    const { status, body } = await add(ada, authenticator.create(options), cookie, " My phone ");
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body).sort(), ["createdAt", "id", "lastUsedAt", "name", "synced"]);
    assert.deepEqual((await list())[0], body);
    assert.equal(body.name, "My phone");
    await letterTo(service, ada.email, "A passkey was added");
  });

  it("422 for another site's page or domain, another challenge or type, and without a finger or PIN", async () => {
    const twists: Twist[] = [
      { origin: "https://stories.example.org.evil.example" },
      { origin: "http://stories.example.org" },
      { rpId: "evil.example" },
      { challenge: randomBytes(32).toString("base64url") },
      { type: "webauthn.get" },
      { verified: false },
    ];
    for (const twist of twists) {
      const { options, cookie } = await ask("users/me/passkeys/options", ada);
      const { status, body } = await add(ada, softAuthenticator(site).create(options, twist), cookie);
      assert.deepEqual([status, body.code], [422, "passkey-invalid"], JSON.stringify(twist));
    }
    assert.deepEqual(await list(), []);
  });

  it("422 for a challenge that was used, is too old, belongs to another user, was for a sign-in, or is missing", async () => {
    const { options, cookie } = await ask("users/me/passkeys/options", ada);
    assert.equal((await add(ada, softAuthenticator(site).create(options), cookie)).status, 201);
    const eve = await owner(service);
    const old = await ask("users/me/passkeys/options", ada);
    const hers = await ask("users/me/passkeys/options", eve);
    const signIn = await ask("auth/passkeys/options");
    service.clock.advance(301_000);
    const fresh = await ask("users/me/passkeys/options", eve);
    const tries = [{ options, cookie }, old, hers, signIn, fresh, { options, cookie: "" }];
    for (const one of tries) {
      const { body } = await add(ada, softAuthenticator(site).create(one.options), one.cookie);
      assert.equal(body.code, "passkey-invalid");
    }
  });

  it("409 for one that is registered, even by another user; 409 for the twenty-first", async () => {
    const authenticator = await withPasskey(ada);
    const again = await ask("users/me/passkeys/options", ada);
    assert.deepEqual(again.options.excludeCredentials[0].id, authenticator.id);
    assert.equal(
      (await add(ada, authenticator.create(again.options), again.cookie)).body.code,
      "passkey-known",
    );
    const eve = await owner(service);
    const hers = await ask("users/me/passkeys/options", eve);
    assert.equal(
      (await add(eve, authenticator.create(hers.options), hers.cookie)).body.code,
      "passkey-known",
    );
    for (let i = 1; i < 20; i++) await withPasskey(ada);
    const { status, body } = await service.http.post("users/me/passkeys/options", { token: ada.token });
    assert.deepEqual([status, body.code], [409, "passkeys-full"]);
  });

  it("401 without a token; 403 after ten minutes; 409 while the address is unconfirmed; 422 for an invalid body", async () => {
    for (const path of ["users/me/passkeys/options", "users/me/passkeys"])
      assert.equal((await service.http.post(path, { body: {} })).status, 401);
    const plain = await person(service);
    const refused = await service.http.post("users/me/passkeys/options", { token: plain.token });
    assert.equal(refused.body.code, "email-unverified");
    assert.equal((await add(ada, { id: "?" }, "")).status, 422);
    const { options, cookie } = await ask("users/me/passkeys/options", ada);
    const nameless = await add(ada, softAuthenticator(site).create(options), cookie, " ");
    assert.equal(nameless.body.faults[0].field, "body.name");
    service.clock.advance(590_000);
    const { body } = await service.http.post("auth/refresh", { body: { refreshToken: ada.refreshToken } });
    service.clock.advance(20_000);
    const late = await service.http.post("users/me/passkeys/options", { token: body.accessToken });
    assert.deepEqual([late.status, late.body.code], [403, "confirmation-missing"]);
  });
});

describe("POST /auth/passkeys/login", () => {
  it("200 with tokens, without a name; no other factor is required", async () => {
    const authenticator = await withPasskey(ada);
    await setUpApp(service, ada);
    const { options } = await ask("auth/passkeys/options");
    assert.deepEqual([options.allowCredentials ?? [], options.userVerification], [[], "required"]);
    const { status, body, headers } = await enter(authenticator, ada);
    assert.equal(status, 200);
    assert.equal(body.user.id, ada.id);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.ok((await list())[0].lastUsedAt);
  });

  it("401 for another site, domain, challenge, signature or owner, for no owner, and without a finger or PIN", async () => {
    const authenticator = await withPasskey(ada);
    const eve = await owner(service);
    const twists: Twist[] = [
      { origin: "https://evil.example" },
      { rpId: "evil.example" },
      { challenge: randomBytes(32).toString("base64url") },
      { type: "webauthn.create" },
      { verified: false },
      { breakSignature: true },
      { userHandle: handle(eve) },
      { userHandle: "" },
    ];
    for (const twist of twists) {
      const { status, body } = await enter(authenticator, ada, twist);
      assert.deepEqual([status, body.code], [401, "passkey-refused"], JSON.stringify(twist));
    }
    assert.equal((await enter(softAuthenticator(site), ada)).body.code, "passkey-refused");
    assert.equal((await enter(authenticator, ada)).status, 200);
  });

  it("an answer is valid once, in the same browser, for five minutes", async () => {
    const authenticator = await withPasskey(ada);
    const { options, cookie } = await ask("auth/passkeys/options");
    const answer = authenticator.get(options, { userHandle: handle(ada) });
    const elsewhere = await ask("auth/passkeys/options");
    assert.equal((await logIn(answer, "")).body.code, "passkey-invalid");
    assert.equal((await logIn(answer, elsewhere.cookie)).body.code, "passkey-refused");
    assert.equal((await logIn(answer, cookie)).status, 200);
    assert.equal((await logIn(answer, cookie)).body.code, "passkey-invalid");
    const late = await ask("auth/passkeys/options");
    service.clock.advance(301_000);
    const old = authenticator.get(late.options, { userHandle: handle(ada) });
    assert.equal((await logIn(old, late.cookie)).body.code, "passkey-invalid");
    const forRegistering = await ask("users/me/passkeys/options", await owner(service));
    const crossed = authenticator.get(forRegistering.options, { userHandle: handle(ada) });
    assert.equal((await logIn(crossed, forRegistering.cookie)).body.code, "passkey-invalid");
  });

  it("401 and a letter when its counter does not increase; one that never counts is accepted", async () => {
    const authenticator = await withPasskey(ada);
    assert.equal((await enter(authenticator, ada, { counter: 7 })).status, 200);
    for (const counter of [7, 3, 0])
      assert.equal((await enter(authenticator, ada, { counter })).body.code, "passkey-refused");
    await letterTo(service, ada.email, "We have refused a passkey");
    assert.equal((await enter(authenticator, ada, { counter: 8 })).status, 200);
    const eve = await owner(service);
    const still = softAuthenticator(site);
    const { options, cookie } = await ask("users/me/passkeys/options", eve);
    await add(eve, still.create(options, { counter: 0 }), cookie);
    for (let i = 0; i < 2; i++) assert.equal((await enter(still, eve, { counter: 0 })).status, 200);
    assert.deepEqual(
      (await lettersTo(service, eve.email)).filter((one) => /refused/.test(one.subject)),
      [],
    );
  });

  it("422 for an invalid answer", async () => {
    const { cookie } = await ask("auth/passkeys/options");
    for (const passkey of [undefined, {}, { id: "=", rawId: "", type: "public-key", response: {} }])
      assert.equal((await logIn(passkey, cookie)).status, 422);
  });
});

describe("a passkey as the second factor", () => {
  const ticketOf = async (who: Person) => {
    const body = { email: who.email, password: goodPassword };
    return (await service.http.post("auth/login", { body })).body;
  };
  const options = (ticket: string) => ask("auth/login/second-factor/passkey-options", undefined, { ticket });
  const finish = (ticket: string, passkey: unknown, cookie: string) =>
    service.http.post("auth/login/second-factor", { body: { ticket, passkey }, headers: { cookie } });

  it("200 with tokens; the browser is asked for this account's passkeys only", async () => {
    const authenticator = await withPasskey(ada);
    await setUpApp(service, ada);
    const { ticket, factors } = await ticketOf(ada);
    assert.deepEqual(factors, ["totp", "recovery-code", "passkey"]);
    const asked = await options(ticket);
    assert.deepEqual(
      asked.options.allowCredentials.map((one: { id: string }) => one.id),
      [authenticator.id],
    );
    const answer = authenticator.get(asked.options);
    const { status, body } = await finish(ticket, answer, asked.cookie);
    assert.equal(status, 200);
    assert.equal(body.user.id, ada.id);
    assert.equal((await finish(ticket, answer, asked.cookie)).status, 422);
  });

  it("401 for another user's passkey, 422 for a challenge of another sign-in, 401 for an invalid ticket", async () => {
    await withPasskey(ada);
    await setUpApp(service, ada);
    const eve = await owner(service);
    const hers = await withPasskey(eve);
    await setUpApp(service, eve);
    const { ticket } = await ticketOf(ada);
    const asked = await options(ticket);
    assert.equal((await finish(ticket, hers.get(asked.options), asked.cookie)).body.code, "passkey-refused");
    const other = await options((await ticketOf(eve)).ticket);
    assert.equal((await finish(ticket, hers.get(other.options), other.cookie)).body.code, "passkey-invalid");
    const again = await ask("users/me/passkeys/options", ada);
    assert.equal((await finish(ticket, hers.get(again.options), again.cookie)).body.code, "passkey-invalid");
    const none = await service.http.post("auth/login/second-factor/passkey-options", {
      body: { ticket: "x" },
    });
    assert.deepEqual([none.status, none.body.code], [401, "ticket-invalid"]);
  });
});

describe("PATCH and DELETE /users/me/passkeys/{id}", () => {
  const rename = (id: string, name: string, token = ada.token) =>
    service.http.patch(`users/me/passkeys/${id}`, { token, body: { name } });
  const remove = (id: string, token = ada.token) => service.http.delete(`users/me/passkeys/${id}`, { token });

  it("renames and removes; a removed passkey cannot sign in, and a letter reports it", async () => {
    const authenticator = await withPasskey(ada);
    const [{ id }] = await list();
    assert.equal((await rename(id, "Old phone")).body.name, "Old phone");
    assert.equal((await remove(id)).status, 204);
    assert.deepEqual(await list(), []);
    assert.equal((await enter(authenticator, ada)).status, 401);
    await letterTo(service, ada.email, "A passkey was removed");
  });

  it("the same 404 for another user's and an unknown one; 401 without a token; 422 for an invalid id and no name", async () => {
    await withPasskey(ada);
    const [{ id }] = await list();
    const eve = await owner(service);
    for (const one of [id, randomUUID()]) {
      assert.equal((await rename(one, "Mine", eve.token)).body.code, "passkey-not-found");
      assert.equal((await remove(one, eve.token)).body.code, "passkey-not-found");
    }
    assert.equal((await rename(id, "")).status, 422);
    assert.equal((await remove("x")).status, 422);
    for (const method of ["patch", "delete"] as const)
      assert.equal(
        (await service.http[method](`users/me/passkeys/${id}`, { body: { name: "a" } })).status,
        401,
      );
    assert.equal((await service.http.get("users/me/passkeys")).status, 401);
    assert.equal((await list()).length, 1);
  });

  it("409 for the last way to sign in, with what to do; of two removed at the same time, one stays", async () => {
    await withPasskey(ada);
    await withPasskey(ada);
    await appOf(service).db.pool.query("update users set password_hash = null where id = $1", [ada.id]);
    const answers = await Promise.all((await list()).map((one: { id: string }) => remove(one.id)));
    assert.deepEqual(answers.map((one) => one.status).sort(), [204, 409]);
    const refused = answers.find((one) => one.status === 409);
    assert.equal(refused?.body.code, "last-way-in");
    assert.match(refused?.body.detail, /Choose a password/);
    assert.equal((await list()).length, 1);
  });
});

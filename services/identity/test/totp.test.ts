import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { appCode, owner, setUpApp } from "./doors.ts";
import { appOf, goodPassword, letterTo, type Person, person, startIdentity } from "./people.ts";

let service: TestService;
let ada: Person;
const post = (path: string, body?: object, token = ada.token) =>
  service.http.post(path, body ? { token, body } : { token });
const factors = async () => (await service.http.get("users/me/second-factors", { token: ada.token })).body;
const row = async () =>
  (await appOf(service).db.pool.query("select * from totp where user_id = $1", [ada.id])).rows[0];

before(async () => {
  service = await startIdentity();
});
beforeEach(async () => {
  ada = await owner(service);
});
after(() => service.stop());

describe("POST /users/me/totp", () => {
  it("200 with a secret, its URI and its QR code; it is sealed, and not required yet", async () => {
    const { status, body, headers } = await post("users/me/totp");
    assert.equal(status, 200);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.ok(body.uri.includes(body.secret) && body.qr.startsWith("data:image/svg+xml"));
    assert.equal((await row()).secret.includes(body.secret), false);
    const signedIn = await service.http.post("auth/login", {
      body: { email: ada.email, password: goodPassword },
    });
    assert.ok(signedIn.body.accessToken);
    assert.equal((await factors()).totp, null);
  });

  it("returns another secret the second time, and 409 when one is in use", async () => {
    const first = (await post("users/me/totp")).body.secret;
    const { secret } = await setUpApp(service, ada);
    assert.notEqual(secret, first);
    const again = await post("users/me/totp");
    assert.deepEqual([again.status, again.body.code], [409, "totp-on-already"]);
  });

  it("401 without a token; 409 while the address is unconfirmed", async () => {
    assert.equal((await service.http.post("users/me/totp")).status, 401);
    const { token } = await person(service);
    assert.equal((await post("users/me/totp", undefined, token)).body.code, "email-unverified");
  });

  it("403 when the sign-in is older than ten minutes, until the user confirms their identity", async () => {
    service.clock.advance(601_000);
    const { body } = await service.http.post("auth/refresh", { body: { refreshToken: ada.refreshToken } });
    const token = body.accessToken;
    const refused = await post("users/me/totp", undefined, token);
    assert.deepEqual([refused.status, refused.body.code], [403, "confirmation-missing"]);
    const wrong = await post("auth/confirm", { password: "wrong" }, token);
    assert.deepEqual([wrong.status, wrong.body.code], [422, "password-wrong"]);
    assert.equal((await post("auth/confirm", { password: goodPassword }, token)).status, 204);
    assert.equal((await post("users/me/totp", undefined, token)).status, 200);
    service.clock.advance(599_000);
    assert.equal((await service.http.post("auth/confirm", { body: { password: "x" } })).status, 401);
    const both = await post("auth/confirm", { password: "x", code: "123456" }, token);
    assert.equal(both.status, 422);
  });
});

describe("POST /users/me/totp/confirm", () => {
  it("200 with ten recovery codes, stored as hashes, and a letter", async () => {
    const { recoveryCodes } = await setUpApp(service, ada);
    assert.equal(new Set(recoveryCodes).size, 10);
    for (const code of recoveryCodes) assert.match(code, /^[a-z2-7]{5}-[a-z2-7]{5}$/);
    const { rows } = await appOf(service).db.pool.query(
      "select hash from recovery_codes where user_id = $1",
      [ada.id],
    );
    assert.deepEqual([rows.length, rows[0].hash.length], [10, 32]);
    assert.equal((await factors()).recoveryCodesLeft, 10);
    assert.ok((await factors()).totp.confirmedAt);
    await letterTo(service, ada.email, "We now ask for a code when you sign in");
  });

  it("422 for a wrong code and without one; 409 before enrolling and when in use; 429 after ten wrong ones", async () => {
    assert.equal((await post("users/me/totp/confirm", { code: "123456" })).body.code, "totp-off");
    const { secret } = (await post("users/me/totp")).body;
    const wrong = String((Number(appCode(secret, service.clock.now())) + 1) % 1e6).padStart(6, "0");
    assert.equal((await post("users/me/totp/confirm", { code: "12345" })).body.faults[0].field, "body.code");
    const statuses = [];
    for (let i = 0; i < 10; i++) statuses.push((await post("users/me/totp/confirm", { code: wrong })).status);
    assert.deepEqual(statuses.at(0), 422);
    assert.deepEqual(statuses.at(-1), 429);
    assert.equal((await row()).confirmed_at, null);
    ada = await owner(service);
    const { code } = await setUpApp(service, ada);
    assert.equal((await post("users/me/totp/confirm", { code: code() })).body.code, "totp-on-already");
    assert.equal((await service.http.post("users/me/totp/confirm", { body: {} })).status, 401);
  });
});

describe("POST /users/me/totp/disable", () => {
  it("requires the password or a code, even right after a sign-in; then everything is deleted, and a letter reports it", async () => {
    for (const proof of ["password", "code", "recoveryCode"] as const) {
      ada = await owner(service);
      const { code, recoveryCodes } = await setUpApp(service, ada);
      assert.equal((await post("users/me/totp/disable", {})).status, 422);
      assert.equal((await post("users/me/totp/disable", { password: "wrong" })).body.code, "password-wrong");
      const wrong = await post("users/me/totp/disable", { recoveryCode: "aaaaa-aaaaa" });
      assert.equal(wrong.body.code, "code-wrong");
      const right = { password: goodPassword, code: code(), recoveryCode: recoveryCodes[0] }[proof];
      assert.equal((await post("users/me/totp/disable", { [proof]: right })).status, 204);
      assert.deepEqual(await factors(), { totp: null, recoveryCodesLeft: 0, passkeys: 0 });
      await letterTo(service, ada.email, "We no longer ask for a code when you sign in");
    }
    assert.equal((await post("users/me/totp/disable", { password: goodPassword })).body.code, "totp-off");
    assert.equal((await service.http.post("users/me/totp/disable", { body: {} })).status, 401);
  });
});

describe("POST /users/me/recovery-codes", () => {
  it("200 with new ones; the previous ones are invalid", async () => {
    assert.equal((await post("users/me/recovery-codes")).body.code, "totp-off");
    const { recoveryCodes: old } = await setUpApp(service, ada);
    const { status, body } = await post("users/me/recovery-codes");
    assert.equal(status, 200);
    assert.deepEqual(body.recoveryCodes.length, 10);
    await letterTo(service, ada.email, "You have new recovery codes");
    assert.equal((await post("auth/confirm", { recoveryCode: old[0] })).body.code, "code-wrong");
    const spelt = body.recoveryCodes[0].toUpperCase().replace("-", " ");
    assert.equal((await post("auth/confirm", { recoveryCode: spelt })).status, 204);
    assert.equal((await post("auth/confirm", { recoveryCode: spelt })).body.code, "code-wrong");
    assert.equal((await factors()).recoveryCodesLeft, 9);
    assert.equal((await service.http.post("users/me/recovery-codes")).status, 401);
    service.clock.advance(601_000);
    const { body: fresh } = await service.http.post("auth/refresh", {
      body: { refreshToken: ada.refreshToken },
    });
    const stale = await post("users/me/recovery-codes", undefined, fresh.accessToken);
    assert.equal(stale.body.code, "confirmation-missing");
  });
});

describe("GET /users/me/second-factors", () => {
  it("401 without a token", async () => {
    assert.equal((await service.http.get("users/me/second-factors")).status, 401);
  });
});

import assert from "node:assert/strict";
import { after, beforeEach, describe, it } from "node:test";
import { type TestService, until } from "@storytelling/service/testing";
import { openAccount } from "../src/use-cases/open-account.ts";
import { softAuthenticator } from "./authenticator.ts";
import { cookiesOf, owner } from "./doors.ts";
import { startOauthWorld } from "./oauth-world.ts";
import { appOf, goodPassword, lettersTo, letterTo, type Person, startIdentity, tokenIn } from "./people.ts";

const email = "boss@example.org";
const theirs = "four herons on a pier";
const become = "Become the admin of Storytelling";
let service: TestService;
const post = (path: string, body: object, token?: string) =>
  service.http.post(path, { body, ...(token ? { token } : {}) });
const register = (password = goodPassword) => post("auth/register", { email, password, displayName: "Boss" });
const logIn = async (password = goodPassword) => (await post("auth/login", { email, password })).body;
const choose = async (token: string, newPassword = theirs) =>
  (await post("auth/password/reset", { token, newPassword })).status;
const asBoss = async (who: Person) => {
  const body = { email, currentPassword: goodPassword };
  await service.http.put("users/me/email", { body, token: who.token });
  for (const [to, subject] of [
    [who.email, "Do you want to change your address?"],
    [email, "Confirm your new address"],
  ] as const)
    await post("auth/email/confirm", { token: tokenIn(await letterTo(service, to, subject)) });
};

describe("ADMIN_EMAIL", () => {
  beforeEach(async () => {
    await service?.stop();
    service = await startIdentity({ env: { ADMIN_EMAIL: "Boss@example.org" } });
  });
  after(() => service.stop());

  it("grants nothing to a user who only registers and signs in", async () => {
    assert.equal((await register()).status, 202);
    assert.equal((await logIn()).user.role, "storyteller");
  });

  it("makes the user who chooses the password by its letter admin, and nobody who knew the previous password", async () => {
    await register();
    const { accessToken } = await logIn();
    assert.equal(await choose(tokenIn(await letterTo(service, email, become))), 204);
    assert.equal((await logIn(theirs)).user.role, "admin");
    assert.equal((await logIn()).code, "login-failed");
    assert.equal((await service.http.get("users/me", { token: accessToken })).status, 401);
    const [event] = await service.events("UserRoleChanged");
    assert.deepEqual([event?.data.role, event?.data.previousRole], ["admin", "storyteller"]);
  });

  it("sends no letter that only confirms the address, even on request", async () => {
    await register();
    await letterTo(service, email, become);
    await post("auth/email/resend", { email });
    const both = await until(async () => {
      const letters = await lettersTo(service, email);
      return letters.length === 2 && letters;
    });
    for (const letter of both) {
      const { status } = await post("auth/email/verify", { token: tokenIn(letter) });
      assert.deepEqual([letter.subject, status], [become, 422]);
    }
  });

  it("grants nothing to an account that takes over the address later", async () => {
    await asBoss(await owner(service));
    assert.equal((await logIn()).user.role, "storyteller");
  });

  it("grants nothing to an account with a passkey, even when its password is chosen by letter", async () => {
    const who = await owner(service);
    const site = new URL("http://localhost:8080");
    const { token } = who;
    const asked = await service.http.post("users/me/passkeys/options", { token });
    const device = softAuthenticator({ origin: site.origin, rpId: site.hostname });
    const added = await service.http.post("users/me/passkeys", {
      token,
      body: { name: "Mine", passkey: device.create(asked.body.options) },
      headers: { cookie: cookiesOf(asked) },
    });
    assert.equal(added.status, 201);
    await asBoss(who);
    await post("auth/password/forgot", { email });
    assert.equal(await choose(tokenIn(await letterTo(service, email, "Choose a new password"))), 204);
    assert.equal((await logIn(theirs)).user.role, "storyteller");
  });

  it("grants nothing while there is an admin", async () => {
    await openAccount(service.running.context, {
      email: "first@example.org",
      password: goodPassword,
      displayName: "First",
      admin: true,
    });
    await register();
    await letterTo(service, email, "Confirm your address");
    await post("auth/password/forgot", { email });
    assert.equal(await choose(tokenIn(await letterTo(service, email, "Choose a new password"))), 204);
    assert.equal((await logIn(theirs)).user.role, "storyteller");
  });
});

describe("ADMIN_EMAIL at a provider", () => {
  it("makes a user admin who signs in with it at a provider that vouches for it, and nobody else", async () => {
    const world = await startOauthWorld({ env: { ADMIN_EMAIL: email } });
    const { people } = world.acme;
    people.stranger = { email, email_verified: false, name: "Stranger" };
    people.boss = { email, email_verified: true, name: "Boss" };
    assert.equal((await world.enter("stranger")).body.code, "provider-email-unverified");
    assert.equal((await world.enter("boss")).body.user.role, "admin");
    await world.stop();
  });
});

describe("an account that the process opens itself", () => {
  it("exists before the first request: a registration of its address is answered like any taken address", async () => {
    service = await startIdentity({ env: { ADMIN_EMAIL: email } });
    const boss = { email, password: theirs, displayName: "Boss", admin: true };
    await openAccount(service.running.context, boss);
    await openAccount(service.running.context, { ...boss, password: "another one altogether" });
    assert.equal((await register()).status, 202);
    await letterTo(service, email, "You have an account already");
    assert.equal((await logIn()).code, "login-failed");
    const { user } = await logIn(theirs);
    assert.deepEqual([user.role, user.emailVerified], ["admin", true]);
    const { rows } = await appOf(service).db.pool.query("select count(*)::int as n from users");
    assert.deepEqual(rows, [{ n: 1 }]);
    await service.stop();
  });
});

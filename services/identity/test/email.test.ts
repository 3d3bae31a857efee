import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type TestService, until } from "@storytelling/service/testing";
import { goodPassword, lettersTo, letterTo, type Person, person, startIdentity, tokenIn } from "./people.ts";

let service: TestService;
let ada: Person;
const me = async (token: string) => (await service.http.get("users/me", { token })).body;
const post = (path: string, token: string) => service.http.post(`auth/email/${path}`, { body: { token } });

before(async () => {
  service = await startIdentity();
});
beforeEach(async () => {
  ada = await person(service, "storyteller", "Ada", goodPassword);
});
after(() => service.stop());

describe("POST /auth/email/resend and /auth/email/verify", () => {
  const resend = (email: string) => service.http.post("auth/email/resend", { body: { email } });

  it("202, and the link in the letter confirms the address once", async () => {
    assert.equal((await resend(ada.email)).status, 202);
    const token = tokenIn(await letterTo(service, ada.email, "Confirm your address"));
    assert.equal((await me(ada.token)).emailVerified, false);
    assert.equal((await post("verify", token)).status, 204);
    assert.equal((await me(ada.token)).emailVerified, true);
    assert.deepEqual((await post("verify", token)).body.code, "link-invalid");
  });

  it("422 for an invalid link and one that is three days old", async () => {
    await resend(ada.email);
    const token = tokenIn(await letterTo(service, ada.email, "Confirm your address"));
    assert.equal((await post("verify", `${token}x`)).status, 422);
    service.clock.advance(3 * 24 * 3_600_000 + 1);
    assert.equal((await post("verify", token)).status, 422);
  });

  it("the same 202 for an unknown address; 422 without one", async () => {
    assert.equal((await resend("nobody@example.org")).status, 202);
    assert.equal((await resend("nobody")).status, 422);
  });
});

describe("PUT /users/me/email", () => {
  const change = (email: string, currentPassword = goodPassword, token = ada.token) =>
    service.http.put("users/me/email", { token, body: { email, currentPassword } });
  let next: string;
  beforeEach(() => {
    next = `new-${ada.email}`;
  });
  const links = async () => ({
    old: tokenIn(await letterTo(service, ada.email, "Do you want to change your address?")),
    new: tokenIn(await letterTo(service, next, "Confirm your new address")),
  });

  it("202; it changes when both mailboxes have confirmed, in any order, and both get a letter", async () => {
    assert.equal((await change(next)).status, 202);
    const link = await links();
    assert.deepEqual((await post("confirm", link.new)).body, { changed: false });
    assert.equal((await me(ada.token)).email, ada.email);
    assert.deepEqual((await post("confirm", link.old)).body, { changed: true });
    const { email, emailVerified } = await me(ada.token);
    assert.deepEqual([email, emailVerified], [next, true]);
    await letterTo(service, ada.email, "Your address was changed");
    await letterTo(service, next, "Your address was changed");
    const logIn = (as: string) =>
      service.http.post("auth/login", { body: { email: as, password: goodPassword } });
    assert.deepEqual([(await logIn(ada.email)).status, (await logIn(next)).status], [401, 200]);
  });

  it("two confirmations by one mailbox count once", async () => {
    await change(next);
    const link = await links();
    assert.equal((await post("confirm", link.new)).status, 200);
    assert.equal((await post("confirm", link.new)).status, 422);
    assert.equal((await me(ada.token)).email, ada.email);
  });

  it("a second request invalidates the links of the first", async () => {
    await change(next);
    const first = await links();
    assert.equal((await change(`other-${ada.email}`)).status, 202);
    await letterTo(service, `other-${ada.email}`, "Confirm your new address");
    assert.deepEqual(
      [(await post("confirm", first.new)).status, (await post("confirm", first.old)).status],
      [422, 422],
    );
  });

  it("the same 202 when another user has the address: they get a letter, and nothing changes", async () => {
    const bob = await person(service);
    assert.equal((await change(bob.email)).status, 202);
    await letterTo(service, bob.email, "You have an account already");
    const old = tokenIn(await letterTo(service, ada.email, "Do you want to change your address?"));
    assert.deepEqual((await post("confirm", old)).body, { changed: false });
    assert.equal((await me(ada.token)).email, ada.email);
  });

  it("409 when another user took the address before both had confirmed", async () => {
    await change(next);
    const link = await links();
    await service.http.post("auth/register", {
      body: { email: next, password: goodPassword, displayName: "Bob" },
    });
    assert.equal((await post("confirm", link.new)).status, 200);
    assert.equal((await post("confirm", link.old)).body.code, "email-taken");
    assert.equal((await me(ada.token)).email, ada.email);
  });

  it("a reset link that was sent to the old address is invalid after the change", async () => {
    await service.http.post("auth/password/forgot", { body: { email: ada.email } });
    const reset = tokenIn(await letterTo(service, ada.email, "Choose a new password"));
    await change(next);
    const link = await links();
    await post("confirm", link.old);
    await post("confirm", link.new);
    const body = { token: reset, newPassword: "seven herons on a wet pier" };
    assert.equal((await service.http.post("auth/password/reset", { body })).body.code, "link-invalid");
  });

  it("422 for a wrong password, the same address, and none; 401 without a token", async () => {
    assert.equal((await change(next, "not mine")).body.code, "password-wrong");
    assert.equal((await change(ada.email.toUpperCase())).body.code, "email-unchanged");
    assert.equal((await change("nobody")).status, 422);
    assert.equal((await service.http.put("users/me/email", { body: {} })).status, 401);
    await until(async () => (await lettersTo(service, next)).length === 0);
  });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { transaction } from "@storytelling/service";
import { type TestService, until } from "@storytelling/service/testing";
import { insertPasskey, listPasskeys } from "../src/store/passkeys.ts";
import { owner, setUpApp } from "./doors.ts";
import {
  appOf,
  goodPassword,
  lettersTo,
  letterTo,
  type Person,
  person,
  startIdentity,
  tokenIn,
} from "./people.ts";

const asking = "Have you lost your second factor?";
const minute = 60_000;
let service: TestService;
let boss: Person;
let ada: Person;
let phone: Awaited<ReturnType<typeof setUpApp>>;
const reason = "Met her; her phone fell into the sea.";
const lift = (id = ada.id, token = boss.token, body: object = { reason }) =>
  service.http.delete(`users/${id}/second-factors`, { token, body });
const agree = (token: string) => service.http.post("auth/second-factors/lift", { body: { token } });
const logIn = async () =>
  (await service.http.post("auth/login", { body: { email: ada.email, password: goodPassword } })).body;
const asksForCode = async () => (await logIn()).status === "second-factor-required";
const askings = async () => (await lettersTo(service, ada.email)).filter(({ subject }) => subject === asking);
const linkOf = async () => tokenIn(await letterTo(service, ada.email, asking));
const refused = async (answer: ReturnType<typeof lift>) => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};
/** The audit log's entries about Ada, oldest first. */
const told = async (action: string) => {
  const path = `audit?userId=${ada.id}&action=${action}&limit=100`;
  return (await service.http.get(path, { token: boss.token })).body.items;
};

before(async () => {
  service = await startIdentity();
});
beforeEach(async () => {
  boss = await person(service, "admin", "Boss", goodPassword);
  ada = await owner(service);
  phone = await setUpApp(service, ada);
});
after(() => service.stop());

describe("DELETE /users/{id}/second-factors", () => {
  it("202: the owner gets a letter and can then sign in by password alone; sessions end, and it is in the audit log", async () => {
    const { status, body } = await lift();
    assert.deepEqual([status, body.status], [202, "waiting-for-owner"]);
    const day = Date.parse(body.until) - service.clock.now().getTime();
    assert.ok(Math.abs(day - 24 * 60 * minute) < minute);
    assert.equal(await asksForCode(), true, "an operator's request alone lifts nothing");
    const { ticket } = await logIn();
    assert.equal((await agree(await linkOf())).status, 204);
    assert.equal((await logIn()).user.id, ada.id);
    assert.equal((await service.http.get("users/me", { token: ada.token })).status, 401);
    const half = { ticket, recoveryCode: phone.recoveryCodes[0] };
    assert.equal((await service.http.post("auth/login/second-factor", { body: half })).status, 401);
    await letterTo(service, ada.email, "Codes were turned off");
    const [asked] = await until(async () => (await told("lift-asked")).length && told("lift-asked"));
    assert.deepEqual([asked.actorId, asked.subjectId, asked.details], [boss.id, ada.id, { reason }]);
    const [lifted] = await until(
      async () => (await told("second-factors-lifted")).length && told("second-factors-lifted"),
    );
    assert.deepEqual([lifted.actorId, lifted.subjectId], [null, ada.id]);
  });

  it("the link works once, for a day", async () => {
    await lift();
    const token = await linkOf();
    service.clock.advance(24 * 60 * minute + 1);
    assert.equal((await agree(token)).body.code, "link-invalid");
    assert.equal(await asksForCode(), true);
    boss = await person(service, "admin", "Boss", goodPassword);
    await lift();
    const fresh = await until(async () => (await askings()).length === 2 && linkOf());
    assert.equal((await agree(token)).body.code, "link-invalid");
    assert.equal((await agree(fresh)).status, 204);
    assert.equal((await agree(fresh)).body.code, "link-invalid");
    assert.equal((await agree("")).status, 422);
  });

  it("a second request within ten minutes changes nothing; a later one sends a new letter and invalidates the previous link", async () => {
    const first = await lift();
    const before = await linkOf();
    const again = await lift();
    assert.deepEqual([again.status, again.body], [202, first.body]);
    service.clock.advance(10 * minute + 1);
    boss = await person(service, "admin", "Boss", goodPassword);
    assert.notEqual((await lift()).body.until, first.body.until);
    const fresh = await until(async () => (await askings()).length === 2 && linkOf());
    assert.equal((await agree(before)).status, 422);
    assert.equal((await agree(fresh)).status, 204);
    await until(async () => (await told("lift-asked")).length === 2);
  });

  it("two operators at the same time: one letter, one entry in the audit log, one removal", async () => {
    const other = await person(service, "admin", "Other", goodPassword);
    const answers = await Promise.all([lift(), lift(ada.id, other.token)]);
    assert.deepEqual(
      answers.map((one) => one.status),
      [202, 202],
    );
    assert.deepEqual(answers[0]?.body, answers[1]?.body);
    const token = await linkOf();
    const agreed = await Promise.all([agree(token), agree(token)]);
    assert.deepEqual(agreed.map((one) => one.status).sort(), [204, 422]);
    await letterTo(service, ada.email, "Codes were turned off");
    assert.equal((await askings()).length, 1);
    await until(async () => (await told("second-factors-lifted")).length === 1);
    assert.equal((await told("lift-asked")).length, 1);
  });

  it("a sign-in with a code shows that nothing is lost: it invalidates the link", async () => {
    await lift();
    const token = await linkOf();
    const { ticket } = await logIn();
    const body = { ticket, code: phone.code() };
    assert.equal((await service.http.post("auth/login/second-factor", { body })).status, 200);
    assert.equal((await agree(token)).body.code, "link-invalid");
    assert.equal(await asksForCode(), true);
  });

  it("an older link does not affect an app that was set up later", async () => {
    await lift();
    const token = await linkOf();
    const body = { password: goodPassword };
    assert.equal((await service.http.post("users/me/totp/disable", { token: ada.token, body })).status, 204);
    await setUpApp(service, ada);
    assert.equal((await agree(token)).body.code, "link-invalid");
    assert.equal(await asksForCode(), true);
  });

  it("passkeys stay, and sign in as before", async () => {
    const app = appOf(service);
    const passkey = {
      id: app.ids.next(),
      userId: ada.id,
      credentialId: randomUUID(),
      publicKey: Buffer.from("key"),
      counter: 0,
      transports: [],
      name: "Laptop",
      synced: false,
      createdAt: app.clock.now(),
      lastUsedAt: null,
    };
    await transaction(app.db, (tx) => insertPasskey(tx, app, passkey));
    await lift();
    assert.equal((await agree(await linkOf())).status, 204);
    assert.deepEqual(
      (await listPasskeys(app.db.read, app, ada.id)).map(({ id }) => id),
      [passkey.id],
    );
    assert.equal((await logIn()).user.id, ada.id, "without an app a passkey is not a second factor");
  });

  it("401 without a token; 403 without users.manage, even for a token that is older than its loss", async () => {
    const path = `users/${ada.id}/second-factors`;
    assert.equal((await service.http.delete(path, { body: { reason } })).status, 401);
    const mia = await person(service, "moderator");
    assert.equal(await refused(lift(ada.id, mia.token)), "403 permission-missing");
    const app = appOf(service);
    await app.db.read.updateTable("users").set({ role: "guest" }).where("id", "=", boss.id).execute();
    assert.equal(await refused(lift()), "403 permission-missing");
    assert.equal((await askings()).length, 0);
  });

  it("403 when the operator signed in over ten minutes ago, until they confirm their identity", async () => {
    service.clock.advance(10 * minute + 1);
    const { body } = await service.http.post("auth/refresh", { body: { refreshToken: boss.refreshToken } });
    assert.equal(await refused(lift(ada.id, body.accessToken)), "403 confirmation-missing");
    const confirm = { token: body.accessToken, body: { password: goodPassword } };
    assert.equal((await service.http.post("auth/confirm", confirm)).status, 204);
    assert.equal((await lift(ada.id, body.accessToken)).status, 202);
  });

  it("403 for oneself, and for a user with a permission that the operator lacks", async () => {
    assert.equal(await refused(lift(boss.id)), "403 own-second-factors");
    const keeper = {
      name: "keeper",
      description: "Looks after people.",
      permissions: ["users.manage", "stories.read"],
    };
    assert.equal((await service.http.post("roles", { token: boss.token, body: keeper })).status, 201);
    const kim = await person(service, "keeper");
    assert.equal(await refused(lift(boss.id, kim.token)), "403 permission-not-held");
    assert.equal(await refused(lift(ada.id, kim.token)), "403 permission-not-held");
    const guest = await person(service, "guest");
    assert.equal(await refused(lift(guest.id, kim.token)), "403 permission-not-held");
  });

  it("404 for an unknown user; 409 when there is nothing to remove; 422 without a reason, or with an invalid one", async () => {
    assert.equal(await refused(lift(randomUUID())), "404 user-not-found");
    const plain = await owner(service);
    assert.equal(await refused(lift(plain.id)), "409 second-factors-none");
    await service.http.post("users/me/totp", { token: plain.token });
    assert.equal(await refused(lift(plain.id)), "409 second-factors-none");
    await lift();
    await agree(await linkOf());
    assert.equal(await refused(lift()), "409 second-factors-none");
    for (const body of [{}, { reason: " " }, { reason: "x".repeat(501) }, { reason: 7 }, { reason, more: 1 }])
      assert.equal((await lift(ada.id, boss.token, body)).status, 422);
    assert.equal((await lift("me")).body.faults[0].field, "params.id");
  });
});

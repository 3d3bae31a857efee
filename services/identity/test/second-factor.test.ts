import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { most } from "../src/store/sign-in-limits.ts";
import { cookiesOf, owner, setUpApp } from "./doors.ts";
import { appOf, goodPassword, letterTo, type Person, startIdentity, tokenIn } from "./people.ts";

let service: TestService;
let ada: Person;
let app: Awaited<ReturnType<typeof setUpApp>>;
let next = 0;
const address = () => `10.7.${(next >> 8) & 255}.${next++ & 255}`;
const logIn = (headers: object = {}, password = goodPassword) =>
  service.http.post("auth/login", {
    body: { email: ada.email, password },
    headers: { "x-forwarded-for": address(), ...headers },
  });
const ticketOf = async () => (await logIn()).body.ticket as string;
const finish = (body: object, headers: object = {}) =>
  service.http.post("auth/login/second-factor", {
    body,
    headers: { "x-forwarded-for": address(), ...headers },
  });

before(async () => {
  service = await startIdentity({ trustedProxies: 1 });
});
beforeEach(async () => {
  ada = await owner(service);
  app = await setUpApp(service, ada);
});
after(() => service.stop());

describe("POST /auth/login with an authenticator app", () => {
  it("200 with a ticket and no token, cookie or known device", async () => {
    const { status, body, headers } = await logIn();
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body).sort(), ["expiresIn", "factors", "status", "ticket"]);
    assert.equal(body.status, "second-factor-required");
    assert.deepEqual(body.factors, ["totp", "recovery-code"]);
    assert.equal(body.expiresIn, 300);
    assert.equal(headers.get("set-cookie"), null);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal((await service.http.get("users/me", { token: body.ticket })).status, 401);
    const refreshed = await service.http.post("auth/refresh", { body: { refreshToken: body.ticket } });
    assert.equal(refreshed.status, 401);
  });

  it("a wrong password gets the same answer as without an app", async () => {
    const plain = await owner(service);
    const wrong = await logIn({}, "wrong");
    const { status, body } = await service.http.post("auth/login", {
      body: { email: plain.email, password: "wrong" },
    });
    assert.deepEqual([wrong.status, wrong.body.code], [status, body.code]);
    assert.deepEqual(Object.keys(wrong.body).sort(), Object.keys(body).sort());
  });
});

describe("POST /auth/login/second-factor", () => {
  it("200 with tokens for a code of the app; afterwards the device is known", async () => {
    const answer = await finish({ ticket: await ticketOf(), code: app.code().replace(/^.../, "$& ") });
    assert.equal(answer.status, 200);
    assert.equal(answer.body.user.id, ada.id);
    assert.match(cookiesOf(answer), /^device-/);
    assert.equal((await service.http.get("users/me", { token: answer.body.accessToken })).status, 200);
  });

  it("401 for the same code again and for an older one, even with ten requests at the same time", async () => {
    const older = app.code();
    const code = app.code();
    const tickets = await Promise.all(Array.from({ length: 4 }, ticketOf));
    const answers = await Promise.all(tickets.map((ticket) => finish({ ticket, code })));
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 401, 401, 401]);
    for (const used of [code, older]) {
      const again = await finish({ ticket: await ticketOf(), code: used });
      assert.deepEqual([again.status, again.body.code], [401, "factor-wrong"]);
    }
  });

  it("a recovery code works once, and a letter reports it", async () => {
    const [recoveryCode] = app.recoveryCodes;
    assert.equal((await finish({ ticket: await ticketOf(), recoveryCode })).status, 200);
    assert.equal((await finish({ ticket: await ticketOf(), recoveryCode })).body.code, "factor-wrong");
    await letterTo(service, ada.email, "A recovery code was used");
  });

  it("a ticket is valid once, for five minutes, for its account, and not when it was changed", async () => {
    const ticket = await ticketOf();
    assert.equal((await finish({ ticket, code: "000000" })).body.code, "factor-wrong");
    assert.equal((await finish({ ticket, code: app.code() })).status, 200);
    const refused = [
      ticket,
      `${ticket}A`,
      ticket.replace(/-|_/g, (mark) => (mark === "-" ? "+" : "/")),
      `${ticket.slice(0, 40)}${ticket[40] === "A" ? "B" : "A"}${ticket.slice(41)}`,
      "",
    ];
    for (const one of refused) {
      const { status, body: said } = await finish({ ticket: one, code: app.code() });
      assert.deepEqual([status, said.code], [401, "ticket-invalid"]);
    }
    const old = await ticketOf();
    service.clock.advance(301_000);
    assert.equal((await finish({ ticket: old, code: app.code() })).body.code, "ticket-invalid");
    const eve = await owner(service);
    const hers = await setUpApp(service, eve);
    assert.equal((await finish({ ticket: await ticketOf(), code: hers.code() })).body.code, "factor-wrong");
  });

  it("two factors at the same time with one ticket: one sign-in", async () => {
    const ticket = await ticketOf();
    const answers = await Promise.all(
      app.recoveryCodes.slice(0, 3).map((recoveryCode) => finish({ ticket, recoveryCode })),
    );
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 401, 401]);
  });

  it("a new password, a reset, ending the sessions and turning off the app invalidate the ticket", async () => {
    const newPassword = "seven herons on a wet pier";
    const touch = {
      async password() {
        const body = { currentPassword: goodPassword, newPassword };
        assert.equal((await service.http.put("users/me/password", { token: ada.token, body })).status, 204);
      },
      async reset() {
        await service.http.post("auth/password/forgot", { body: { email: ada.email } });
        const token = tokenIn(await letterTo(service, ada.email, "Choose a new password"));
        await service.http.post("auth/password/reset", { body: { token, newPassword } });
      },
      async sessions() {
        assert.equal((await service.http.delete("sessions", { token: ada.token })).status, 204);
      },
      async off() {
        const body = { recoveryCode: app.recoveryCodes[0] };
        const { status } = await service.http.post("users/me/totp/disable", { token: ada.token, body });
        assert.equal(status, 204);
      },
    };
    for (const [name, voids] of Object.entries(touch)) {
      ada = await owner(service);
      app = await setUpApp(service, ada);
      const ticket = await ticketOf();
      await voids();
      const { body } = await finish({ ticket, code: app.code() });
      assert.equal(body.code, "ticket-invalid", name);
    }
  });

  it("422 for no factor, two factors or an invalid one", async () => {
    const ticket = await ticketOf();
    const broken = [
      {},
      { code: "12345" },
      { code: "123456", recoveryCode: "aaaaa-aaaaa" },
      { recoveryCode: "?" },
      { passkey: {} },
      { code: "123456", more: 1 },
    ];
    for (const body of broken) assert.equal((await finish({ ticket, ...body })).status, 422);
    assert.equal((await finish({ code: "123456" })).status, 422);
  });
});

describe("codes under attack by a person who knows the password", () => {
  it("ten are checked, after them not even the right one; a known device can sign in, a refresh unlocks nothing", async () => {
    const known = cookiesOf(await finish({ ticket: await ticketOf(), code: app.code() }));
    const ticket = await ticketOf();
    const statuses = [];
    for (let i = 0; i < most.factorAccount; i++)
      statuses.push((await finish({ ticket, code: "000000" })).status);
    assert.deepEqual(statuses, Array(most.factorAccount).fill(401));
    await service.http.post("auth/refresh", { body: { refreshToken: ada.refreshToken } });
    const right = await finish({ ticket: await ticketOf(), code: app.code() });
    assert.deepEqual([right.status, right.body.code], [429, "too-many-tries"]);
    assert.ok(Number(right.headers.get("retry-after")) > 0);
    const owned = await finish({ ticket: await ticketOf(), code: app.code() }, { cookie: known });
    assert.equal(owned.status, 200);
    const still = await finish({ ticket: await ticketOf(), code: app.code() });
    assert.equal(still.status, 429);
  });

  it("one address can try five", async () => {
    const from = { "x-forwarded-for": address() };
    const ticket = await ticketOf();
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await finish({ ticket, code: "000000" }, from)).status);
    assert.deepEqual(statuses, [...Array(most.factorPair).fill(401), 429, 429]);
    assert.equal((await finish({ ticket, code: app.code() })).status, 200);
  });

  it("forty attempts a day, even when they are spread; the known device has its own", async () => {
    const { pool } = appOf(service).db;
    const cookie = cookiesOf(await finish({ ticket: await ticketOf(), code: app.code() }));
    const ticket = await ticketOf();
    for (let i = 0; i < most.factorDay; i++) {
      // A quarter of an hour passes.
      if (i % 8 === 0) await pool.query("delete from sign_in_limits where key like 'factorAccount%'");
      assert.equal((await finish({ ticket, code: "000000" })).status, 401);
    }
    await pool.query("delete from sign_in_limits where key like 'factorAccount%'");
    const refused = await finish({ ticket, code: app.code() });
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get("retry-after")) > 3600);
    assert.equal((await finish({ ticket, code: app.code() }, { cookie })).status, 200);
  });
});

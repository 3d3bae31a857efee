import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type TestService, until } from "@storytelling/service/testing";
import { owner, setUpApp } from "./doors.ts";
import { goodPassword, lettersTo, letterTo, type Person, person, startIdentity, tokenIn } from "./people.ts";
import { browserOf, headingOf } from "./shown-page.ts";

const better = "seven herons on a wet pier";
const minute = 60_000;
let service: TestService;
let browser: ReturnType<typeof browserOf>;
let ada: Person;
// Each form comes from its own IP address: the limits by address have a separate test.
let asked = 0;
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  browser.send(path, fields, { "x-forwarded-for": `198.51.100.${asked++ % 250}`, ...headers });
const look = (path: string, token: string) => browser.look(`${path}?token=${token}`);
const logIn = async (password: string, email = ada.email) =>
  (await service.http.post("auth/login", { body: { email, password } })).status;
const resetLink = async () => {
  await send("forgot-password", { email: ada.email });
  return tokenIn(await letterTo(service, ada.email, "Choose a new password"));
};
const confirmLink = async () => {
  await send("new-confirmation", { email: ada.email });
  return tokenIn(await letterTo(service, ada.email, "Confirm your address"));
};

before(async () => {
  service = await startIdentity({ trustedProxies: 1 });
  browser = browserOf(service);
});
beforeEach(async () => {
  ada = await person(service, "storyteller", "Ada", goodPassword);
});
after(() => service.stop());

describe("the pages behind the links in letters", () => {
  it("are at the links in the letters, and send no referrer", async () => {
    const token = await resetLink();
    const letter = await letterTo(service, ada.email, "Choose a new password");
    assert.match(letter.text, /http:\/\/localhost:8080\/identity\/v1\/pages\/reset-password[?]token=/);
    const { status, headers, html } = await look("reset-password", token);
    assert.equal(status, 200);
    assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.match(headers.get("x-robots-tag") ?? "", /noindex/);
    assert.equal(
      headers.get("content-security-policy"),
      "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    assert.match(html, /^<!doctype html>\n<html lang="en">/);
    assert.doesNotMatch(
      html,
      /<script(?! src="\/identity)|<style|style="|\son\w+="|https?:\/\/(?!localhost)/,
    );
  });

  it("opening a page does not use up its link, even for many scanners", async () => {
    const token = await resetLink();
    for (let i = 0; i < 3; i++) assert.equal((await look("reset-password", token)).status, 200);
    await fetch(`${service.url}/identity/v1/pages/reset-password?token=${token}`, { method: "HEAD" });
    const chosen = await send("reset-password", { token, newPassword: better });
    assert.deepEqual([chosen.status, headingOf(chosen)], [200, "Your new password is saved"]);
    assert.deepEqual([await logIn(goodPassword), await logIn(better)], [401, 200]);
  });

  it("a bad password is refused beside the field, is not sent back, and leaves the link valid", async () => {
    const token = await resetLink();
    const { status, html } = await send("reset-password", { token, newPassword: "PassWord123" });
    assert.equal(status, 422);
    assert.match(html, /<p class="fault" id="fault" role="alert">.*Many people use this password/);
    assert.match(html, /aria-describedby="hint fault" aria-invalid="true" autofocus/);
    assert.match(html, /<title>Error: Choose a new password/);
    assert.equal(html.includes("PassWord123"), false);
    const short = await send("reset-password", { token, newPassword: "7 chars" });
    assert.match(short.html, /Give 8 to 200 characters/);
    assert.equal((await send("reset-password", { token, newPassword: better })).status, 200);
  });

  it("a used, old or invented link gives 404 when it is opened, 422 when its button is pressed, and a way to a new letter", async () => {
    const old = await confirmLink();
    const token = await resetLink();
    await send("reset-password", { token, newPassword: better });
    service.clock.advance(3 * 24 * 60 * minute + 1);
    const newPassword = better;
    const dead: [page: string, token: string, form: string, more?: object][] = [
      ["reset-password", token, "forgot-password", { newPassword }],
      ["reset-password", "made-up", "forgot-password", { newPassword }],
      ["reset-password", "A".repeat(300), "forgot-password", { newPassword }],
      ["verify-email", old, "new-confirmation"],
      ["verify-email", token, "new-confirmation"],
    ];
    for (const [page, one, form, more] of dead) {
      const looked = await look(page, one);
      const pressed = await send(page, { token: one, ...more });
      assert.deepEqual([looked.status, pressed.status], [one.length > 200 ? 422 : 404, 422], page);
      for (const { html } of [looked, pressed]) {
        assert.match(html, /<h1>This link no longer works<\/h1>/);
        assert.ok(html.includes(`action="/identity/v1/pages/${form}"`));
      }
    }
    for (const page of ["confirm-email", "lift-second-factors"])
      assert.equal((await look(page, "made-up")).status, 404);
    assert.equal((await browser.look("verify-email")).status, 422);
  });

  it("a request for a new letter gets the same answer with and without an account", async () => {
    for (const page of ["forgot-password", "new-confirmation"]) {
      const known = await send(page, { email: ada.email });
      const unknown = await send(page, { email: "nobody@example.org" });
      assert.deepEqual([known.status, unknown.status, unknown.html], [202, 202, known.html]);
    }
    await letterTo(service, ada.email, "Choose a new password");
    await letterTo(service, ada.email, "Confirm your address");
    assert.deepEqual(await lettersTo(service, "nobody@example.org"), []);
  });

  it("a wrong input is shown again as text, with any content", async () => {
    const email = '"><script>alert(1)</script>';
    const { status, html } = await send("forgot-password", { email });
    assert.equal(status, 422);
    assert.ok(html.includes("&quot;&gt;&lt;script&gt;alert(1)") && !html.includes("<script>alert"));
    assert.match(html, /role="alert".*\n?.*aria-describedby="email-fault"/s);
    const token = '"><img src=x>';
    const poor = await send("reset-password", { token, newPassword: "PassWord123" });
    assert.equal(poor.html.includes("<img"), false);
  });

  it("the button confirms an address", async () => {
    const token = await confirmLink();
    assert.equal(headingOf(await look("verify-email", token)), "Confirm your address");
    assert.equal(headingOf(await send("verify-email", { token })), "Your address is confirmed");
    const me = await service.http.get("users/me", { token: ada.token });
    assert.equal(me.body.emailVerified, true);
  });

  it("an address changes when both mailboxes have pressed the button", async () => {
    const next = `new-${ada.email}`;
    const body = { email: next, currentPassword: goodPassword };
    await service.http.put("users/me/email", { token: ada.token, body });
    const leave = tokenIn(await letterTo(service, ada.email, "Do you want to change your address?"));
    const enter = tokenIn(await letterTo(service, next, "Confirm your new address"));
    const asking = await look("confirm-email", leave);
    assert.equal(headingOf(asking), "Do you want to change your address?");
    assert.match(asking.html, /href="\/identity\/v1\/pages\/forgot-password">It was not me/);
    assert.equal(headingOf(await look("confirm-email", enter)), "Confirm your new address");
    assert.equal(headingOf(await send("confirm-email", { token: leave })), "One more mailbox");
    assert.equal(headingOf(await send("confirm-email", { token: enter })), "Your address was changed");
    assert.equal(await logIn(goodPassword, next), 200);
    assert.equal((await send("confirm-email", { token: enter })).status, 422);
  });

  it("an address that another user took meanwhile is reported on the page", async () => {
    const next = `new-${ada.email}`;
    const body = { email: next, currentPassword: goodPassword };
    await service.http.put("users/me/email", { token: ada.token, body });
    const leave = tokenIn(await letterTo(service, ada.email, "Do you want to change your address?"));
    const enter = tokenIn(await letterTo(service, next, "Confirm your new address"));
    const account = { email: next, password: goodPassword, displayName: "Bob" };
    await service.http.post("auth/register", { body: account });
    await send("confirm-email", { token: leave });
    const { status, html } = await send("confirm-email", { token: enter });
    assert.equal(status, 409);
    assert.match(html, /role="alert">Another account has taken this address/);
  });

  it("the button turns codes off", async () => {
    const eve = await owner(service);
    await setUpApp(service, eve);
    const boss = await person(service, "admin");
    const body = { reason: "Lost at sea." };
    await service.http.delete(`users/${eve.id}/second-factors`, { token: boss.token, body });
    const token = tokenIn(await letterTo(service, eve.email, "Have you lost your second factor?"));
    assert.equal(headingOf(await look("lift-second-factors", token)), "Turn codes off?");
    assert.equal(headingOf(await send("lift-second-factors", { token })), "Codes are turned off");
    const { body: entered } = await service.http.post("auth/login", {
      body: { email: eve.email, password: goodPassword },
    });
    assert.equal(entered.user.id, eve.id);
  });

  it("403 for a form that another site posts, without a change; 415 for a body that is not a form", async () => {
    const token = await resetLink();
    const fields = { token, newPassword: better };
    const foreign = await send("reset-password", fields, { "sec-fetch-site": "cross-site" });
    assert.deepEqual([foreign.status, await logIn(goodPassword)], [403, 200]);
    assert.match(foreign.html, /sent by another site/);
    const json = await service.http.post("pages/reset-password", { body: fields });
    assert.deepEqual([json.status, json.headers.get("content-type")], [415, "text/html; charset=utf-8"]);
    const own = await send("reset-password", fields, { "sec-fetch-site": "same-origin" });
    assert.equal(own.status, 200);
  });

  it("429 as a page that says when to try again, for each form", async () => {
    const limits = {
      "forgot-password": 10,
      "new-confirmation": 10,
      "reset-password": 20,
      "verify-email": 20,
    };
    for (const [page, most] of Object.entries({
      ...limits,
      "confirm-email": 20,
      "lift-second-factors": 20,
    })) {
      const from = { "x-forwarded-for": "203.0.113.9" };
      for (let i = 0; i < most; i++) assert.notEqual((await send(page, { email: "x" }, from)).status, 429);
      const { status, headers, html } = await send(page, { email: "x" }, from);
      assert.deepEqual([page, status], [page, 429]);
      assert.ok(Number(headers.get("retry-after")) > 0);
      assert.match(html, /<h1>Too many tries<\/h1>/);
    }
  });

  it("have their own style and script, which browsers revalidate", async () => {
    for (const [name, type] of [
      ["style.css", "text/css; charset=utf-8"],
      ["show-password.js", "text/javascript; charset=utf-8"],
    ] as const) {
      const { status, headers } = await browser.look(name);
      assert.deepEqual([status, headers.get("content-type")], [200, type]);
      const known = { headers: { "if-none-match": headers.get("etag") ?? "" } };
      assert.equal((await service.http.get(`pages/${name}`, known)).status, 304);
    }
  });
});

describe("the links in letters", () => {
  const linkIn = async (env: Record<string, string>) => {
    const other = await startIdentity({ env });
    try {
      const eve = await person(other);
      await other.http.post("auth/password/forgot", { body: { email: eve.email } });
      const { text } = await until(() => letterTo(other, eve.email, "Choose a new password"));
      return /\S+token=/.exec(text)?.[0];
    } finally {
      await other.stop();
    }
  };
  const web = { WEB_URL: "https://stories.example" };

  it("lead to identity at the gateway, or to a web app that has taken over the pages", async () => {
    const pages = "identity/v1/pages/reset-password?token=";
    assert.equal(await linkIn(web), `https://stories.example/${pages}`);
    const api = { ...web, PUBLIC_URL: "https://api.stories.example" };
    assert.equal(await linkIn(api), `https://api.stories.example/${pages}`);
    const taken = { ...api, PAGES_URL: "https://stories.example/letters" };
    assert.equal(await linkIn(taken), "https://stories.example/letters/reset-password?token=");
  });
});

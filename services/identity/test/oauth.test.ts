import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cookiesOf, owner, setUpApp } from "./doors.ts";
import { type OauthWorld, startOauthWorld } from "./oauth-world.ts";
import { appOf, goodPassword, lettersTo, letterTo, person, tokenIn } from "./people.ts";
import { saidIn, signInAt, type Wanderer, wanderer } from "./wanderer.ts";

let world: OauthWorld;
let next = 0;
/** A user with an account at acme. */
function stranger(claims: object = {}): { login: string; email: string } {
  const login = `sub-${++next}`;
  const email = `${login}@example.org`;
  world.acme.people[login] = { email, email_verified: true, name: "Grace", ...claims };
  return { login, email };
}
const start = (browser: Wanderer, provider = "acme", query = "") =>
  browser.go(`${world.api}/auth/oauth/${provider}${query}`);
const rows = async (email: string) => {
  const app = appOf(world.service);
  const { emailFingerprint } = await import("../src/store/users.ts");
  const print = emailFingerprint(app.sealer, email);
  return (await app.db.pool.query("select * from users where email_fingerprint = $1", [print])).rows;
};

before(async () => {
  world = await startOauthWorld();
});
after(() => world.stop());

describe("GET /auth/oauth", () => {
  it("200 with the providers that are configured", async () => {
    const { body } = await world.service.http.get("auth/oauth");
    assert.deepEqual(body.items, [
      { provider: "acme", label: "Acme" },
      { provider: "other", label: "Other" },
    ]);
  });
});

describe("GET /auth/oauth/{provider}", () => {
  it("303 to the provider with PKCE, state and nonce, and a cookie that scripts cannot read", async () => {
    const answer = await fetch(`${world.api}/auth/oauth/acme?returnTo=/stories/7`, { redirect: "manual" });
    assert.equal(answer.status, 303);
    const asked = new URL(answer.headers.get("location") ?? "").searchParams;
    assert.equal(asked.get("response_type"), "code");
    assert.equal(asked.get("code_challenge_method"), "S256");
    assert.equal(asked.get("redirect_uri"), `${world.api}/auth/oauth/acme/callback`);
    for (const name of ["state", "nonce", "code_challenge"])
      assert.match(asked.get(name) ?? "", /^[\w-]{43}$/);
    const [cookie = ""] = answer.headers.getSetCookie();
    assert.match(cookie, /^oauth-[\w-]{8}=[\w-]+; Path=\/identity\/v1; Max-Age=600; HttpOnly; SameSite=Lax$/);
    for (const name of ["state", "nonce"]) assert.equal(cookie.includes(asked.get(name) ?? "?"), false);
  });

  it("404 for an unknown provider; 422 for a return URL of another site", async () => {
    const { status, body } = await start(wanderer(), "nobody");
    assert.deepEqual([status, body.code], [404, "provider-not-found"]);
    const elsewhere = [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "/\t/evil.example",
      "//",
      "///evil.example",
      "/\r\n/evil.example",
      "javascript:alert(1)",
      "stories",
      "",
    ];
    for (const returnTo of elsewhere) {
      const refused = await start(wanderer(), "acme", `?returnTo=${encodeURIComponent(returnTo)}`);
      assert.equal(refused.status, 422, returnTo);
    }
    assert.equal((await start(wanderer(), "acme", "?next=/")).status, 422);
  });
});

describe("a user who comes back from a provider", () => {
  it("gets an account without a password, with a confirmed address, and always the same one", async () => {
    const { login, email } = stranger();
    const browser = wanderer();
    const away = await start(browser, "acme", "?returnTo=/stories/7");
    const landed = await signInAt(browser, world.acme.url, away.location ?? "", login);
    const { location } = await browser.go(landed);
    const said = saidIn(location);
    assert.equal(new URL(location ?? "").origin, world.site.url);
    assert.deepEqual([said.returnTo, said.provider, said.purpose], ["/stories/7", "acme", "sign-in"]);
    const { status, body } = await world.trade(browser, said.code);
    assert.equal(status, 200);
    assert.deepEqual(
      [body.user.email, body.user.emailVerified, body.user.displayName],
      [email, true, "Grace"],
    );
    assert.equal((await world.service.http.get("users/me", { token: body.accessToken })).status, 200);
    assert.equal((await rows(email))[0].password_hash, null);
    const registered = await world.service.events("UserRegistered");
    assert.equal(registered.filter((event) => event.aggregateId === body.user.id).length, 1);
    world.acme.people[login] = { email: `new-${email}`, email_verified: true, name: "Hopper" };
    assert.equal((await world.enter(login)).body.user.id, body.user.id);
    const { rows: kept } = await appOf(world.service).db.pool.query("select * from oauth_providers");
    assert.equal(JSON.stringify(kept).includes(login), false);
  });

  it("is asked for the second factor when one is set up", async () => {
    const { login } = stranger();
    const { body: first } = await world.enter(login);
    const who = {
      id: first.user.id,
      email: first.user.email,
      displayName: "",
      token: first.accessToken,
      refreshToken: "",
    };
    const app = await setUpApp(world.service, who);
    const { body } = await world.enter(login);
    assert.deepEqual([body.status, body.accessToken], ["second-factor-required", undefined]);
    const finished = await world.service.http.post("auth/login/second-factor", {
      body: { ticket: body.ticket, code: app.code() },
    });
    assert.equal(finished.body.user.id, first.user.id);
  });

  it("cannot sign in by an address that the provider does not vouch for", async () => {
    for (const claims of [
      { email_verified: false },
      { email_verified: undefined },
      { email: "no address" },
    ]) {
      const { login, email } = stranger(claims);
      const { status, body } = await world.enter(login);
      assert.deepEqual([status, body.code], [409, "provider-email-unverified"]);
      assert.equal((await rows(email)).length, 0);
    }
  });

  it("must sign in first when another account has the address, which then links it", async () => {
    const ada = await owner(world.service);
    const { login } = stranger({ email: ada.email });
    const browser = wanderer();
    const { body } = await world.enter(login, browser);
    assert.deepEqual(Object.keys(body).sort(), ["code", "provider", "status"]);
    assert.equal(body.status, "link-required");
    const link = (token: string, who = browser) =>
      who.go(`${world.api}/users/me/providers`, { method: "POST", body: { code: body.code }, token });
    const eve = await owner(world.service);
    assert.deepEqual((await link(eve.token)).body.code, "sign-in-code-invalid");
    assert.deepEqual((await link(ada.token, wanderer())).body.code, "sign-in-code-invalid");
    const linked = await link(ada.token);
    assert.deepEqual([linked.status, linked.body.provider, linked.body.email], [201, "acme", ada.email]);
    await letterTo(world.service, ada.email, "You can sign in another way");
    assert.equal((await link(ada.token)).body.code, "sign-in-code-invalid");
    assert.equal((await world.enter(login)).body.user.id, ada.id);
  });

  it("cannot be led into an account that another user prepared with their address", async () => {
    const prepared = await person(world.service, "storyteller", "Mallory", goodPassword);
    const { login } = stranger({ email: prepared.email });
    const browser = wanderer();
    const { body } = await world.enter(login, browser);
    assert.equal(body.status, "link-required");
    const refused = await browser.go(`${world.api}/users/me/providers`, {
      method: "POST",
      body: { code: body.code },
      token: prepared.token,
    });
    assert.equal(refused.body.code, "email-unverified");
    const door = await world.service.http.post("users/me/passkeys/options", { token: prepared.token });
    assert.equal(door.body.code, "email-unverified");
  });
});

describe("an account without a password", () => {
  it("fails to log in like any other, after the same work, and gets a password by letter", async () => {
    const { login, email } = stranger();
    await world.enter(login);
    const logIn = (address: string) =>
      world.service.http.post("auth/login", { body: { email: address, password: goodPassword } });
    const hashes = async () => {
      const { metrics } = appOf(world.service);
      const metric = await metrics.getSingleMetricAsString("password_hash_duration_seconds");
      return Number(/_count\{.*what="check".*\} (\d+)/.exec(metric)?.[1] ?? 0);
    };
    const before = await hashes();
    const without = await logIn(email);
    const between = await hashes();
    const unknown = await logIn(`nobody-${email}`);
    assert.deepEqual([without.status, without.body.code], [unknown.status, unknown.body.code]);
    assert.deepEqual([between - before, (await hashes()) - between], [1, 1]);
    const { body } = await world.enter(login);
    const change = { currentPassword: "", newPassword: goodPassword };
    const refused = await world.service.http.put("users/me/password", {
      token: body.accessToken,
      body: change,
    });
    assert.deepEqual([refused.status, refused.body.code], [409, "password-none"]);
    await world.service.http.post("auth/password/forgot", { body: { email } });
    const token = tokenIn(await letterTo(world.service, email, "Choose a new password"));
    await world.service.http.post("auth/password/reset", { body: { token, newPassword: goodPassword } });
    assert.equal((await logIn(email)).status, 200);
  });
});

describe("GET /auth/oauth/{provider}/callback", () => {
  const fault = async (browser: Wanderer, url: string) => saidIn((await browser.go(url)).location).error;
  const away = async (browser: Wanderer, login: string, provider: "acme" | "other" = "acme") => {
    const { location } = await start(browser, provider);
    return signInAt(browser, world[provider].url, location ?? "", login);
  };

  it("a code and state of another browser are refused, here and later", async () => {
    const { login } = stranger();
    const [attacker, victim] = [wanderer(), wanderer()];
    const landed = await away(attacker, login);
    assert.equal(await fault(victim, landed), "sign-in-expired");
    await start(victim);
    assert.equal(await fault(victim, landed), "sign-in-expired");
    const { code } = saidIn((await attacker.go(landed)).location);
    const stolen = await world.trade(victim, code);
    assert.deepEqual([stolen.status, stolen.body.code], [401, "sign-in-code-invalid"]);
    const host = new URL(world.api).host;
    for (const name of attacker.cookies.get(host)?.keys() ?? [])
      victim.cookies.get(host)?.set(name, "forged");
    assert.equal((await world.trade(victim, code)).status, 401);
    assert.equal((await world.trade(attacker, code)).status, 200);
  });

  it("works once: the same URL and the same code are refused the second time", async () => {
    const { login } = stranger();
    const browser = wanderer();
    const landed = await away(browser, login);
    const before = new Map(browser.cookies.get(new URL(world.api).host));
    const { code } = saidIn((await browser.go(landed)).location);
    const held = wanderer();
    held.cookies.set(new URL(world.api).host, before);
    assert.equal(await fault(held, landed), "sign-in-expired");
    const answers = await Promise.all([1, 2, 3].map(() => world.trade(browser, code)));
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 401, 401]);
  });

  it("is refused ten minutes after the start, and the code after two minutes", async () => {
    const { login } = stranger();
    const browser = wanderer();
    const landed = await away(browser, login);
    world.service.clock.advance(601_000);
    assert.equal(await fault(browser, landed), "sign-in-expired");
    const { code } = await world.comeBack(browser, login);
    world.service.clock.advance(121_000);
    assert.equal((await world.trade(browser, code)).body.code, "sign-in-code-invalid");
  });

  it("a changed state, cookie or issuer is refused", async () => {
    const { login } = stranger();
    const touched = async (touch: (url: URL, jar: Map<string, string>) => void) => {
      const browser = wanderer();
      const url = new URL(await away(browser, login));
      touch(url, browser.cookies.get(new URL(world.api).host) ?? new Map());
      return fault(browser, url.href);
    };
    const state = await touched((url) => {
      const given = url.searchParams.get("state") ?? "";
      url.searchParams.set("state", `${given.slice(0, -2)}${given.endsWith("AA") ? "BB" : "AA"}`);
    });
    assert.equal(state, "sign-in-expired");
    assert.equal(await touched((url) => url.searchParams.delete("state")), "sign-in-expired");
    const cookie = await touched((_url, jar) => {
      for (const [name, value] of jar) jar.set(name, `${value.slice(0, -4)}AAAA`);
    });
    assert.equal(cookie, "sign-in-expired");
    assert.equal(await touched((url) => url.searchParams.set("iss", world.other.url)), "provider-failed");
    assert.equal(await touched((url) => url.searchParams.set("code", "made-up")), "provider-failed");
    assert.equal(await touched((url) => url.searchParams.delete("code")), "provider-failed");
  });

  it("an answer of one provider is refused at the callback of another", async () => {
    const { login } = stranger();
    world.other.people[login] = { email: "other@example.org", email_verified: true };
    const browser = wanderer();
    const landed = await away(browser, login);
    assert.equal(await fault(browser, landed.replace("/acme/", "/other/")), "sign-in-expired");
    const [code] = [new URL(await away(browser, login)).searchParams.get("code") ?? ""];
    const there = new URL(await away(browser, login, "other"));
    there.searchParams.set("code", code);
    assert.equal(await fault(browser, there.href), "provider-failed");
  });

  it("a refusal at the provider is reported, with the next step", async () => {
    const browser = wanderer();
    const { location } = await start(browser, "acme", "?returnTo=/stories");
    const state = new URL(location ?? "").searchParams.get("state");
    const back = `${world.api}/auth/oauth/acme/callback?error=access_denied&state=${state}`;
    const { status, location: onward } = await browser.go(back);
    assert.equal(status, 303);
    assert.deepEqual(saidIn(onward), { error: "access-denied", provider: "acme", returnTo: "/stories" });
    assert.equal(await fault(browser, back), "sign-in-expired");
  });

  it("404 for an unknown provider, for every caller", async () => {
    assert.equal((await wanderer().go(`${world.api}/auth/oauth/nobody/callback?state=x`)).status, 404);
  });
});

describe("a provider that is down", () => {
  it("503 with an alternative; other providers and sign-ins in progress are not affected", async () => {
    const down = await startOauthWorld();
    down.acme.broken = true;
    const { status, body } = await wanderer().go(`${down.api}/auth/oauth/acme`);
    assert.deepEqual([status, body.code], [503, "provider-unavailable"]);
    assert.match(body.detail, /Acme does not answer/);
    const asked = down.acme.asked.length;
    await Promise.all([1, 2, 3].map(() => wanderer().go(`${down.api}/auth/oauth/acme`)));
    assert.equal(down.acme.asked.length, asked, "it gets no requests for a while");
    down.other.people.ada = { email: "ada@example.org", email_verified: true };
    assert.equal((await down.enter("ada", wanderer(), "other")).status, 200);
    down.acme.broken = false;
    down.service.clock.advance(6000);
    down.acme.people.bob = { email: "bob@example.org", email_verified: true };
    assert.equal((await down.enter("bob")).status, 200);
    const browser = wanderer();
    const away = await browser.go(`${down.api}/auth/oauth/acme`);
    const landed = await signInAt(browser, down.acme.url, away.location ?? "", "bob");
    down.acme.broken = true;
    assert.equal(saidIn((await browser.go(landed)).location).error, "provider-failed");
    await down.stop();
  });
});

describe("linking while signed in", () => {
  const leave = (browser: Wanderer, token: string, provider = "acme") =>
    browser.go(`${world.api}/users/me/providers/${provider}/link`, {
      method: "POST",
      body: { returnTo: "/settings" },
      token,
    });
  const linkOf = async (browser: Wanderer, token: string, login: string) => {
    const { body } = await leave(browser, token);
    const landed = await signInAt(browser, world.acme.url, body.url, login);
    return saidIn((await browser.go(landed)).location);
  };
  const link = (browser: Wanderer, token: string, code: string | undefined) =>
    browser.go(`${world.api}/users/me/providers`, { method: "POST", body: { code }, token });
  const list = async (token: string) =>
    (await world.service.http.get("users/me/providers", { token })).body.items;
  const unlink = (token: string, provider = "acme") =>
    world.service.http.delete(`users/me/providers/${provider}`, { token });

  it("links, lists, signs in by it and unlinks, with a letter each time", async () => {
    const ada = await owner(world.service);
    const { login, email } = stranger();
    const browser = wanderer();
    const said = await linkOf(browser, ada.token, login);
    assert.deepEqual([said.purpose, said.returnTo], ["link", "/settings"]);
    assert.equal((await world.trade(browser, said.code)).body.code, "sign-in-code-invalid");
    assert.equal((await link(browser, ada.token, said.code)).status, 201);
    const [listed] = await list(ada.token);
    assert.deepEqual([listed.provider, listed.label, listed.email], ["acme", "Acme", email]);
    assert.equal((await world.enter(login)).body.user.id, ada.id);
    assert.equal((await unlink(ada.token)).status, 204);
    await letterTo(world.service, ada.email, "A way to sign in was removed");
    assert.deepEqual(await list(ada.token), []);
    assert.equal((await unlink(ada.token)).body.code, "provider-not-found");
  });

  it("409 for one that belongs to another account, and for a second one of the provider", async () => {
    const [ada, taken] = [await owner(world.service), stranger()];
    const { body: theirs } = await world.enter(taken.login);
    assert.ok(theirs.user.id);
    const browser = wanderer();
    const said = await linkOf(browser, ada.token, taken.login);
    assert.equal((await link(browser, ada.token, said.code)).body.code, "provider-taken");
    for (const [{ login }, wanted] of [
      [stranger(), undefined],
      [stranger(), "provider-linked-already"],
    ] as const) {
      const another = wanderer();
      const { code } = await linkOf(another, ada.token, login);
      assert.equal((await link(another, ada.token, code)).body.code, wanted);
    }
    assert.equal((await lettersTo(world.service, ada.email)).length <= 1, true);
  });

  it("401 for another session or browser, or without a token; 403 after ten minutes; 404; 409 unconfirmed", async () => {
    const [ada, eve] = [await owner(world.service), await owner(world.service)];
    const { login } = stranger();
    const browser = wanderer();
    const { code } = await linkOf(browser, ada.token, login);
    assert.equal((await link(browser, eve.token, code)).body.code, "sign-in-code-invalid");
    assert.equal((await link(wanderer(), ada.token, code)).body.code, "sign-in-code-invalid");
    assert.equal((await link(browser, "", code)).status, 401);
    assert.equal((await leave(browser, "")).status, 401);
    assert.equal((await world.service.http.get("users/me/providers")).status, 401);
    assert.equal((await world.service.http.delete("users/me/providers/acme")).status, 401);
    assert.equal((await leave(browser, ada.token, "nobody")).status, 404);
    const plain = await person(world.service);
    assert.equal((await leave(browser, plain.token)).body.code, "email-unverified");
    world.service.clock.advance(590_000);
    const { body } = await world.service.http.post("auth/refresh", {
      body: { refreshToken: ada.refreshToken },
    });
    world.service.clock.advance(20_000);
    assert.equal((await leave(browser, body.accessToken)).body.code, "confirmation-missing");
    assert.equal((await unlink(body.accessToken)).body.code, "confirmation-missing");
  });

  it("409 for the last way to sign in", async () => {
    const { body } = await world.enter(stranger().login);
    const { status, body: refused } = await unlink(body.accessToken);
    assert.deepEqual([status, refused.code], [409, "last-way-in"]);
    assert.equal((await list(body.accessToken)).length, 1);
  });
});

describe("POST /auth/oauth/token", () => {
  it("401 for an invalid or changed code; 422 without one", async () => {
    const browser = wanderer();
    const { code = "" } = await world.comeBack(browser, stranger().login);
    for (const one of ["x", `${code.slice(0, -6)}AAAAAA`])
      assert.equal((await world.trade(browser, one)).body.code, "sign-in-code-invalid");
    const nothing = await world.service.http.post("auth/oauth/token", { body: {} });
    assert.equal(nothing.status, 422);
    assert.equal(cookiesOf(nothing), "");
  });
});

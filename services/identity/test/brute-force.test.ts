import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { most } from "../src/store/sign-in-limits.ts";
import { appOf, goodPassword, letterTo, type Person, person, startIdentity, tokenIn } from "./people.ts";

let service: TestService;
let ada: Person;
let next = 0;
const address = () => `10.${(next >> 16) & 255}.${(next >> 8) & 255}.${next++ & 255}`;
const logIn = (
  from: string,
  {
    email = ada.email,
    password = "guess",
    headers = {},
  }: { email?: string; password?: string; headers?: object } = {},
) =>
  service.http.post("auth/login", {
    body: { email, password },
    headers: { "x-forwarded-for": from, ...headers },
  });
const looked = async () => {
  const metric = await appOf(service).metrics.getSingleMetricAsString("password_hash_duration_seconds");
  return Number(/_count\{.*what="check".*\} (\d+)/.exec(metric)?.[1] ?? 0);
};
const deviceOf = (headers: Headers) => {
  const [cookie, ...flags] = (headers.get("set-cookie") ?? "").split("; ");
  return { cookie: cookie ?? "", flags };
};
const lockOut = async () => {
  for (let i = 0; i < most.account; i++) assert.equal((await logIn(address())).status, 401);
  assert.equal((await logIn(address())).status, 429);
};

before(async () => {
  service = await startIdentity({ trustedProxies: 1 });
});
beforeEach(async () => {
  ada = await person(service, "storyteller", "Ada", goodPassword);
});
after(() => service.stop());

// ATTACK=1000x10 is ten thousand attempts from a thousand addresses.
const [attackers = 200, rounds = 5] = (process.env.ATTACK ?? "").split("x").map(Number).filter(Boolean);

describe("POST /auth/login under attack", () => {
  it(`${attackers * rounds} attempts on one account from ${attackers} addresses: ten passwords are checked, and its owner's device can sign in`, async () => {
    const { headers } = await logIn(address(), { password: goodPassword });
    const { cookie } = deviceOf(headers);
    const before = await looked();
    const addresses = Array.from({ length: attackers }, address);
    let refused = 0;
    for (let round = 0; round < rounds; round++) {
      const answers = await Promise.all(addresses.map((from) => logIn(from)));
      refused += answers.filter((one) => one.status === 429).length;
      const owner = await logIn(address(), { password: goodPassword, headers: { cookie } });
      assert.equal(owner.status, 200);
    }
    assert.equal((await looked()) - before - rounds, most.account);
    assert.equal(refused, attackers * rounds - most.account);
  });

  it("429 with Retry-After, for a right or wrong password, with or without an account", async () => {
    await lockOut();
    const right = await logIn(address(), { password: goodPassword });
    assert.deepEqual([right.status, right.body.code], [429, "too-many-tries"]);
    const wait = Number(right.headers.get("retry-after"));
    assert.ok(wait > 0 && wait <= 900);
    const email = `nobody-${ada.email}`;
    const nobody = [];
    for (let i = 0; i <= most.account; i++) nobody.push((await logIn(address(), { email })).status);
    assert.deepEqual(nobody, [...Array(most.account).fill(401), 429]);
  });

  it("one address cannot use up an account's attempts for others", async () => {
    const attacker = address();
    const statuses = [];
    for (let i = 0; i < 20; i++) statuses.push((await logIn(attacker)).status);
    assert.equal(statuses.filter((status) => status === 401).length, most.pair);
    assert.equal((await logIn(address(), { password: goodPassword })).status, 200);
  });

  it("one address can try at most fifty passwords, over all accounts", async () => {
    const attacker = address();
    const tries = Array.from({ length: most.network + 10 }, (_, i) =>
      logIn(attacker, { email: `${i}-${ada.email}` }),
    );
    const statuses = (await Promise.all(tries)).map((one) => one.status);
    assert.equal(statuses.filter((status) => status === 401).length, most.network);
  });

  it("a success takes back its own attempt and no other", async () => {
    for (let i = 0; i < most.account - 1; i++) await logIn(address());
    for (let i = 0; i < 3; i++)
      assert.equal((await logIn(address(), { password: goodPassword })).status, 200);
    assert.equal((await logIn(address())).status, 401);
    assert.equal((await logIn(address())).status, 429);
  });

  it("neither a refresh nor a sign-in on a known device unlocks an account", async () => {
    const { cookie } = deviceOf((await logIn(address(), { password: goodPassword })).headers);
    await lockOut();
    await service.http.post("auth/refresh", { body: { refreshToken: ada.refreshToken } });
    await logIn(address(), { password: goodPassword, headers: { cookie } });
    assert.equal((await logIn(address(), { password: goodPassword })).status, 429);
  });

  it("after a reset by letter the owner can sign in on a new device, and others cannot", async () => {
    await lockOut();
    await service.http.post("auth/password/forgot", { body: { email: ada.email } });
    const token = tokenIn(await letterTo(service, ada.email, "Choose a new password"));
    const newPassword = "seven herons on a wet pier";
    const { headers } = await service.http.post("auth/password/reset", { body: { token, newPassword } });
    const { cookie } = deviceOf(headers);
    assert.equal((await logIn(address(), { password: newPassword, headers: { cookie } })).status, 200);
    assert.equal((await logIn(address(), { password: newPassword })).status, 429);
  });

  it("counts the attempts at all replicas together", async () => {
    const { running, ...rest } = service;
    const second = await startIdentity({ trustedProxies: 1, data: rest.data, clock: service.clock });
    for (let i = 0; i < most.account; i++) await logIn(address());
    const there = await second.http.post("auth/login", {
      body: { email: ada.email, password: goodPassword },
      headers: { "x-forwarded-for": address() },
    });
    assert.equal(there.status, 429);
    await second.stop({ keep: true });
    assert.ok(running);
  });
});

describe("a known device", () => {
  it("has a cookie for sign-in only, which scripts cannot read", async () => {
    const { cookie, flags } = deviceOf((await logIn(address(), { password: goodPassword })).headers);
    assert.match(cookie, /^device-[0-9a-f]{10}=/);
    assert.deepEqual(flags, ["Path=/identity/v1/auth", "Max-Age=15552000", "HttpOnly", "SameSite=Strict"]);
  });

  it("is unknown to another account, when it is forged, and after half a year", async () => {
    const { cookie } = deviceOf((await logIn(address(), { password: goodPassword })).headers);
    const other = await person(service, "storyteller", "Eve", goodPassword);
    const theirs = deviceOf(
      (await logIn(address(), { email: other.email, password: goodPassword })).headers,
    ).cookie;
    await lockOut();
    const [name = "", value = ""] = cookie.split("=");
    const [id, ends, proof] = value.split(".");
    const forged = [
      `${name}=${theirs.split("=")[1]}`,
      `${name}=${id}.${Number(ends) + 1}.${proof}`,
      `${name}=x${id}.${ends}.${proof}`,
      `${name}=..`,
      theirs,
    ];
    for (const one of forged)
      assert.equal(
        (await logIn(address(), { password: goodPassword, headers: { cookie: one } })).status,
        429,
      );
    const own = { password: goodPassword, headers: { cookie: `a=b; ${cookie}; c=d` } };
    assert.equal((await logIn(address(), own)).status, 200);
    service.clock.advance(181 * 24 * 3_600_000);
    assert.equal((await logIn(address(), own)).status, 429);
  });

  it("is locked by its own wrong passwords", async () => {
    const { cookie } = deviceOf((await logIn(address(), { password: goodPassword })).headers);
    const statuses = [];
    for (let i = 0; i <= most.device; i++)
      statuses.push((await logIn(address(), { headers: { cookie } })).status);
    assert.deepEqual(statuses, [...Array(most.device).fill(401), 429]);
    assert.equal((await logIn(address(), { password: goodPassword })).status, 200);
  });
});

describe("X-Forwarded-For", () => {
  it("is trusted for the configured number of proxies: what a client writes before them has no effect", async () => {
    const real = address();
    const statuses = [];
    for (let i = 0; i < 30; i++)
      statuses.push(
        (await logIn(`203.0.113.${i}, 198.51.100.${i}, ${real}`, { email: `${i}-${ada.email}` })).status,
      );
    for (let i = 0; i < 30; i++)
      statuses.push((await logIn(`not an address ${i}, ${real}`, { email: `x${i}-${ada.email}` })).status);
    assert.equal(statuses.filter((status) => status === 401).length, most.network);
  });

  it("counts an IPv6 /64 as one", async () => {
    const statuses = [];
    for (let i = 0; i < most.network + 5; i++)
      statuses.push(
        (await logIn(`2001:db8:7:7::${i.toString(16)}`, { email: `v6${i}-${ada.email}` })).status,
      );
    assert.equal(statuses.filter((status) => status === 401).length, most.network);
  });

  it("is not trusted without a proxy", async () => {
    const bare = await startIdentity();
    const statuses = [];
    for (let i = 0; i < most.network + 5; i++) {
      const { status } = await bare.http.post("auth/login", {
        body: { email: `${i}@example.org`, password: "guess" },
        headers: {
          "x-forwarded-for": `203.0.113.${i}`,
          forwarded: `for=203.0.113.${i}`,
          "x-real-ip": `203.0.113.${i}`,
        },
      });
      statuses.push(status);
    }
    await bare.stop();
    assert.equal(statuses.filter((status) => status === 401).length, most.network);
  });
});

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { type OpenIdPeer, type Peer, startGithub, startOpenId } from "./peers.ts";
import { startIdentity } from "./people.ts";
import { type Seen, saidIn, wanderer } from "./wanderer.ts";
import { type Site, startSite } from "./web.ts";

const entra = "https://login.microsoftonline.com";
const tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";
const apple = await generateKeyPair("ES256", { extractable: true });
const account = {
  user: { id: 583231, login: "octocat", name: null as string | null },
  emails: [] as { email: string; primary: boolean; verified: boolean }[],
};
const reach = globalThis.fetch;
let site: Site;
let service: TestService;
let github: Peer;
let appleId: OpenIdPeer;
let microsoft: OpenIdPeer;

/** Goes to a provider without a login page, and back; posts Apple's form explicitly. */
async function comeBack(provider: string, browser = wanderer()): Promise<Record<string, string>> {
  const away = await browser.go(`${site.url}/identity/v1/auth/oauth/${provider}`);
  let seen = await browser.go(away.location ?? "");
  const [, action] = /action="([^"]+)"/.exec(seen.text) ?? [];
  if (action) {
    const fields = [...seen.text.matchAll(/name="(\w+)" value=["']([^"']*)["']/g)];
    const form = new URLSearchParams(fields.map(([, name = "", value = ""]) => [name, value]));
    // A browser does not send Lax cookies with a post from another site.
    seen = await wanderer().go(action, { method: "POST", form });
    assert.equal(seen.status, 303);
  }
  return saidIn((await browser.go(seen.location ?? "")).location);
}
async function enter(provider: string): Promise<Seen> {
  const browser = wanderer();
  const { code, error } = await comeBack(provider, browser);
  assert.equal(error, undefined);
  return browser.go(`${site.url}/identity/v1/auth/oauth/token`, { method: "POST", body: { code } });
}

before(async () => {
  site = await startSite();
  [github, appleId, microsoft] = await Promise.all([startGithub(account), startOpenId(), startOpenId()]);
  // Redirects Microsoft's host to the peer, as a name server would.
  globalThis.fetch = (input, init) => {
    const to = String(input instanceof Request ? input.url : input);
    return reach(to.startsWith(entra) ? to.replace(entra, microsoft.url) : input, init);
  };
  const settings = {
    GITHUB_CLIENT_ID: "github-id",
    GITHUB_CLIENT_SECRET: "github-secret",
    GITHUB_URL: github.url,
    GITHUB_API_URL: `${github.url}/api`,
    APPLE_CLIENT_ID: "org.example.stories",
    APPLE_TEAM_ID: "TEAM123456",
    APPLE_KEY_ID: "KEY1234567",
    APPLE_PRIVATE_KEY: (await exportPKCS8(apple.privateKey)).replaceAll("\n", "\\n"),
    APPLE_ISSUER: appleId.url,
    MICROSOFT_CLIENT_ID: "microsoft-id",
    MICROSOFT_CLIENT_SECRET: "microsoft-secret",
  };
  const env = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`OAUTH_${name}`, value]));
  service = await startIdentity({ env: { WEB_URL: site.url, ...env } });
  site.serve(service.url);
});
after(async () => {
  globalThis.fetch = reach;
  await service.stop();
  await Promise.all([site.stop(), github.stop(), appleId.stop(), microsoft.stop()]);
});

describe("GitHub", () => {
  it("is asked for the user: the id counts, and the primary address when it is verified", async () => {
    account.emails = [
      { email: "old@example.org", primary: false, verified: true },
      { email: "octo@example.org", primary: true, verified: true },
    ];
    const { status, body } = await enter("github");
    assert.equal(status, 200);
    assert.deepEqual([body.user.email, body.user.displayName], ["octo@example.org", "octocat"]);
    assert.match(github.lastTrade.get("code_verifier") ?? "", /^[\w-]{43}$/);
    account.user.login = "renamed";
    account.emails = [{ email: "else@example.org", primary: true, verified: true }];
    assert.equal((await enter("github")).body.user.id, body.user.id);
  });

  it("an unverified primary address opens no account", async () => {
    account.user.id += 1;
    account.emails = [
      { email: "victim@example.org", primary: true, verified: false },
      { email: "own@example.org", primary: false, verified: true },
    ];
    assert.equal((await enter("github")).body.code, "provider-email-unverified");
  });

  it("an error with status 200 is an error", async () => {
    const browser = wanderer();
    const away = await browser.go(`${site.url}/identity/v1/auth/oauth/github`);
    const state = new URL(away.location ?? "").searchParams.get("state");
    const back = `${site.url}/identity/v1/auth/oauth/github/callback?code=made-up&state=${state}`;
    assert.equal(saidIn((await browser.go(back)).location).error, "provider-failed");
  });
});

describe("Apple", () => {
  it("answers by a form; its secret is a token signed by our key; its email_verified is text", async () => {
    appleId.claims = { sub: "001.apple", email: "relay@privaterelay.example", email_verified: "true" };
    const { status, body } = await enter("apple");
    assert.equal(status, 200);
    assert.deepEqual(
      [body.user.email, body.user.displayName],
      ["relay@privaterelay.example", "New storyteller"],
    );
    const secret = appleId.lastTrade.get("client_secret") ?? "";
    const { payload, protectedHeader } = await jwtVerify(secret, apple.publicKey, { audience: appleId.url });
    assert.deepEqual([protectedHeader.alg, protectedHeader.kid], ["ES256", "KEY1234567"]);
    assert.deepEqual([payload.iss, payload.sub], ["TEAM123456", "org.example.stories"]);
    assert.ok((payload.exp ?? 0) - (payload.iat ?? 0) <= 300);
  });

  it('a nonce of another sign-in, another audience, and email_verified "false" are refused', async () => {
    const good = { sub: "002.apple", email: "two@privaterelay.example", email_verified: "true" };
    appleId.claims = { ...good, nonce: "another" };
    assert.equal((await comeBack("apple")).error, "provider-failed");
    appleId.claims = { ...good, iss: "https://evil.example" };
    assert.equal((await comeBack("apple")).error, "provider-failed");
    appleId.claims = { ...good, email_verified: "false" };
    assert.equal((await enter("apple")).body.code, "provider-email-unverified");
  });

  it("413, 415 and 422 for an invalid form", async () => {
    const path = "auth/oauth/apple/callback";
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    assert.equal((await service.http.post(path, { body: { state: "x" } })).status, 415);
    assert.equal((await service.http.post(path, { body: "code=x", headers })).status, 422);
    const large = `state=${"x".repeat(30_000)}`;
    assert.equal((await service.http.post(path, { body: large, headers })).status, 413);
  });
});

describe("Microsoft", () => {
  const claims = (over: object) => ({
    sub: "pairwise",
    tid: tenant,
    iss: `${entra}/${tenant}/v2.0`,
    email: "ada@corp.example",
    xms_edov: true,
    ...over,
  });
  before(() => {
    microsoft.issuer = `${entra}/{tenantid}/v2.0`;
  });

  it("users of any tenant can sign in, each identified by tenant and subject", async () => {
    microsoft.claims = claims({});
    const { status, body } = await enter("microsoft");
    assert.deepEqual([status, body.user.email], [200, "ada@corp.example"]);
    const elsewhere = "11111111-2b34-4da1-9baa-8bc8c9d6a490";
    const iss = `${entra}/${elsewhere}/v2.0`;
    microsoft.claims = claims({ tid: elsewhere, iss, email: "other@corp.example" });
    assert.notEqual((await enter("microsoft")).body.user.id, body.user.id);
  });

  it("an address that a tenant's admin wrote opens no account without xms_edov", async () => {
    microsoft.claims = claims({
      sub: "attacker",
      email: "victim@example.org",
      xms_edov: undefined,
      email_verified: true,
    });
    assert.equal((await enter("microsoft")).body.code, "provider-email-unverified");
  });

  it("a tenant other than the issuer's is refused", async () => {
    for (const over of [
      { tid: "22222222-2b34-4da1-9baa-8bc8c9d6a490" },
      { tid: undefined },
      { tid: "../x" },
    ]) {
      microsoft.claims = claims(over);
      assert.equal((await comeBack("microsoft")).error, "provider-failed");
    }
    // One tenant only, by its own URL, after the cached metadata has expired.
    microsoft.issuer = `${entra}/${tenant}/v2.0`;
    service.clock.advance(3_700_000);
    microsoft.claims = claims({});
    assert.equal((await enter("microsoft")).status, 200);
    microsoft.claims = claims({ tid: "33333333-2b34-4da1-9baa-8bc8c9d6a490" });
    assert.equal((await comeBack("microsoft")).error, "provider-failed");
  });
});

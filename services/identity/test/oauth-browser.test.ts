import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { exportPKCS8, generateKeyPair } from "jose";
import type { Browser, Page } from "playwright-core";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { openBrowser } from "./browser.ts";
import { type OauthWorld, startOauthWorld } from "./oauth-world.ts";
import { type OpenIdPeer, startOpenId } from "./peers.ts";
import { saidIn, signInAt, wanderer } from "./wanderer.ts";

const opened = await openBrowser();

describe("sign-in by other providers, in Chromium", () => {
  if ("missing" in opened) {
    it("works for a user of a provider", (test) => requireOrSkip(test, opened.missing));
    return;
  }
  const browser: Browser = opened;
  let world: OauthWorld;
  let apple: OpenIdPeer;

  before(async () => {
    apple = await startOpenId();
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    world = await startOauthWorld({
      env: {
        OAUTH_APPLE_CLIENT_ID: "org.example.stories",
        OAUTH_APPLE_TEAM_ID: "TEAM123456",
        OAUTH_APPLE_KEY_ID: "KEY1234567",
        OAUTH_APPLE_PRIVATE_KEY: await exportPKCS8(privateKey),
        OAUTH_APPLE_ISSUER: apple.url,
      },
    });
    world.acme.people.ada = { email: "ada@example.org", email_verified: true, name: "Ada" };
  });
  after(async () => {
    await browser.close();
    await world.stop();
    await apple.stop();
  });

  const newPage = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(world.site.url);
    return page;
  };
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies whose shape they assert.
  type Answered = { status: number; body: any };
  const trade = (page: Page, code: string | undefined): Promise<Answered> =>
    page.evaluate(`post("auth/oauth/token", ${JSON.stringify({ code })})`);
  /** Clicks through the issuer's own pages, which belong to another site than ours. */
  const signIn = async (page: Page) => {
    await page.getByText("Sign in with Acme").click();
    await page.fill("input[name=login]", "ada");
    await page.fill("input[name=password]", "any");
    await page.click("button[type=submit]");
    await page.click("button[type=submit]");
    await page.waitForURL(/\/sign-in\/return/);
    return saidIn(page.url());
  };

  it("a click, the provider's pages, and back, signed in, at the wanted page", async () => {
    const page = await newPage();
    const said = await signIn(page);
    assert.equal(said.returnTo, "/stories/7");
    const { status, body } = await trade(page, said.code);
    assert.deepEqual([status, body.user.email], [200, "ada@example.org"]);
    assert.deepEqual(await page.evaluate("document.cookie"), "");
  });

  it("an attacker's callback URL and code have no effect in another browser", async () => {
    const attacker = wanderer();
    const away = await attacker.go(`${world.api}/auth/oauth/acme`);
    const prepared = await signInAt(attacker, world.acme.url, away.location ?? "", "ada");
    const victim = await newPage();
    await victim.goto(prepared);
    assert.equal(saidIn(victim.url()).error, "sign-in-expired");
    const other = await newPage();
    const { code } = await signIn(other);
    assert.equal((await trade(victim, code)).status, 401);
    assert.equal((await trade(other, code)).status, 200);
  });

  it("a form that is posted from another site still has its cookie", async () => {
    apple.claims = { sub: "001.apple", email: "ada@privaterelay.example", email_verified: "true" };
    const page = await newPage();
    await page.getByText("Sign in with Apple").click();
    await page.getByText("Continue").click();
    await page.waitForURL(/\/sign-in\/return/);
    const { status, body } = await trade(page, saidIn(page.url()).code);
    assert.deepEqual([status, body.user.email], [200, "ada@privaterelay.example"]);
  });

  it("a refusal at the provider leads back with a message", async () => {
    const page = await newPage();
    await page.getByText("Sign in with Acme").click();
    await page.waitForSelector("input[name=login]");
    await page.getByText("[ Cancel ]").click();
    await page.waitForURL(/\/sign-in\/return/);
    assert.equal(saidIn(page.url()).error, "access-denied");
  });
});

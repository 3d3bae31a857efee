import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import type { Browser, CDPSession, Page } from "playwright-core";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { openBrowser } from "./browser.ts";
import { owner, setUpApp } from "./doors.ts";
import { goodPassword, letterTo, type Person, startIdentity } from "./people.ts";
import { type Site, startSite } from "./web.ts";

const opened = await openBrowser();

describe("passkeys in Chromium", () => {
  if ("missing" in opened) {
    it("work for a user", (test) => requireOrSkip(test, opened.missing));
    return;
  }
  const browser: Browser = opened;
  let site: Site;
  let service: TestService;
  let page: Page;
  let cdp: CDPSession;
  let ada: Person;

  before(async () => {
    site = await startSite();
    service = await startIdentity({ env: { WEB_URL: site.url } });
    site.serve(service.url);
    ada = await owner(service);
    page = await (await browser.newContext()).newPage();
    await page.goto(site.url);
    cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await site.stop();
  });

  let plugged: string | null = null;
  /** Replaces the authenticator by a new one. */
  const plugIn = async (isUserVerified = true): Promise<string> => {
    if (plugged) await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: plugged });
    const options = {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    } as const;
    plugged = (await cdp.send("WebAuthn.addVirtualAuthenticator", { options })).authenticatorId;
    return plugged;
  };
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies whose shape they assert.
  type Answered = { status: number; body: any };
  /** The steps of the web app, run within the page. */
  const withPasskey = (
    make: boolean,
    ask: string,
    send: string,
    body: object,
    token = "",
  ): Promise<Answered> => page.evaluate(`withPasskey(${JSON.stringify({ make, ask, send, body, token })})`);
  const add = (name: string) =>
    withPasskey(true, "users/me/passkeys/options", "users/me/passkeys", { name }, ada.token);
  const enter = () => withPasskey(false, "auth/passkeys/options", "auth/passkeys/login", {});

  it("can be added, sign in without a name, and serve as a second factor", async () => {
    await plugIn();
    const made = await add("My laptop");
    assert.deepEqual([made.status, made.body.name], [201, "My laptop"]);
    const entered = await enter();
    assert.equal(entered.status, 200);
    assert.equal(entered.body.user.id, ada.id);
    await setUpApp(service, ada);
    const body = { email: ada.email, password: goodPassword };
    const { ticket } = (await service.http.post("auth/login", { body })).body;
    const path = "auth/login/second-factor";
    const finished = await withPasskey(false, `${path}/passkey-options`, path, { ticket });
    assert.deepEqual([finished.status, finished.body.user.id], [200, ada.id]);
  });

  it("are refused when a copy's counter is behind, and the owner gets a letter", async () => {
    const authenticatorId = await plugIn();
    assert.equal((await add("Stick")).status, 201);
    for (let i = 0; i < 2; i++) assert.equal((await enter()).status, 200);
    const [copy] = (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
    assert.ok(copy);
    await cdp.send("WebAuthn.clearCredentials", { authenticatorId });
    await cdp.send("WebAuthn.addCredential", {
      authenticatorId,
      credential: { ...copy, signCount: 1 },
    });
    const refused = await enter();
    assert.deepEqual([refused.status, refused.body.code], [401, "passkey-refused"]);
    await letterTo(service, ada.email, "We have refused a passkey");
  });

  it("give no answer without a finger or PIN", async () => {
    await plugIn(false);
    await assert.rejects(add("Nobody's"), /NotAllowedError/);
  });
});

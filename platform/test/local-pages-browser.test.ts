import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import type { Page } from "playwright-core";
import { openBrowser } from "../../services/identity/test/browser.ts";
import { requireOrSkip } from "../../tools/machine/index.ts";
import { type Platform, startPlatform } from "../src/platform.ts";

const opened = await openBrowser();

describe("the local pages of npm start", () => {
  if ("missing" in opened) {
    it("show in a browser", (test) => requireOrSkip(test, opened.missing));
    return;
  }
  let dataDir: string;
  let platform: Platform;
  let page: Page;
  const complaints: string[] = [];
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-local-"));
    platform = await startPlatform({ dataDir, port: 0 });
    page = await (await opened.newContext()).newPage();
    page.on("console", (said) => {
      if (said.text().includes("Content Security Policy")) complaints.push(said.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
  });
  after(async () => {
    await opened.close();
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("say what to do in a browser without access", async () => {
    const answer = await page.goto(`${platform.url}/mailbox`);
    assert.equal(answer?.status(), 401);
    await page.getByText("Open the link that was printed at the start").waitFor();
  });

  it("open by the link, which does not stay in the address bar", async () => {
    await page.goto(`${platform.url}/local?key=${platform.localKey}`);
    assert.equal(page.url(), `${platform.url}/`);
    await page.getByRole("link", { name: "Mailbox" }).click();
    await page.getByText("No letters yet").waitFor();
  });

  it("show the whole API reference without a violation of their content security policy", async () => {
    for (const path of [
      "/",
      "/mailbox",
      "/mailbox/previews",
      "/mailbox/previews/invitation/ar",
      "/traces",
      "/docs/",
    ])
      await page.goto(platform.url + path);
    await page.getByText("/identity/v1/auth/register").first().waitFor();
    assert.deepEqual(complaints, []);
  });

  it("keep no token that was typed into the API reference", async () => {
    await page.locator(".btn.authorize").first().click();
    const dialog = page.locator(".modal-ux");
    await dialog.getByRole("textbox").first().fill("a-secret-token");
    await dialog.locator("button.authorize").first().click();
    await dialog.getByText("Logout").waitFor();
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.doesNotMatch(kept, /a-secret-token/);
  });

  it("lead from a letter to its page, then to a new password, then to a sign-in", async () => {
    const post = (path: string, body: object) =>
      fetch(`${platform.url}/identity/v1/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const [email, password] = ["ada@example.org", "seven herons on a wet pier"];
    await post("register", { email, password: "nine otters in a rowing boat", displayName: "Ada" });
    await post("password/forgot", { email });
    await page.setViewportSize({ width: 375, height: 700 });
    const letter = page.getByRole("link", { name: /Choose a new password.*to ada@example.org/s });
    await until(async () => {
      await page.goto(`${platform.url}/mailbox`);
      return letter.count();
    });
    await letter.click();
    await page.frameLocator("iframe").getByRole("link", { name: "Choose a new password" }).click();
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Save the password" }).click();
    await page.getByRole("heading", { name: "Your new password is saved" }).waitFor();
    assert.equal((await post("login", { email, password })).status, 200);
    await page.getByRole("link", { name: "Go to Storytelling" }).click();
    await page.getByText("The platform is running").waitFor();
  });
});

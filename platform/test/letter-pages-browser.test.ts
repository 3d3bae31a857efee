import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { openBrowser } from "../../services/identity/test/browser.ts";
import { requireOrSkip } from "../../tools/machine/index.ts";
import { type Platform, startPlatform } from "../src/platform.ts";

const opened = await openBrowser();

describe("a letter in the mailbox of npm start", () => {
  if ("missing" in opened) {
    it("leads in", (test) => requireOrSkip(test, opened.missing));
    return;
  }
  let dataDir: string;
  let platform: Platform;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-letters-"));
    platform = await startPlatform({ dataDir, port: 0 });
  });
  after(async () => {
    await opened.close();
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("leads to a page, the page to a new password, and that to a sign-in", async () => {
    const post = (path: string, body: object) =>
      fetch(`${platform.url}/identity/v1/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const [email, password] = ["ada@example.org", "seven herons on a wet pier"];
    await post("register", { email, password: "nine otters in a rowing boat", displayName: "Ada" });
    await post("password/forgot", { email });
    const page = await (await opened.newContext({ viewport: { width: 375, height: 700 } })).newPage();
    await page.goto(`${platform.url}/local?key=${platform.localKey}`);
    const letter = page.locator("details", { hasText: "Choose a new password to ada@example.org" });
    await until(async () => {
      await page.goto(`${platform.url}/mailbox`);
      return letter.count();
    });
    await letter.locator("summary").click();
    await letter.getByRole("link").first().click();
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Save the password" }).click();
    await page.getByRole("heading", { name: "Your new password is saved" }).waitFor();
    assert.equal((await post("login", { email, password })).status, 200);
    await page.getByRole("link", { name: "Go to Storytelling" }).click();
    await page.getByText("The platform is running").waitFor();
  });
});

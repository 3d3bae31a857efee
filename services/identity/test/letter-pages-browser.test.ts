import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type TestService, until } from "@storytelling/service/testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { openBrowser } from "./browser.ts";
import { owner, setUpApp } from "./doors.ts";
import { goodPassword, lettersTo, type Person, person, startIdentity } from "./people.ts";
import { type Site, startSite } from "./web.ts";

const opened = await openBrowser();
const better = "seven herons on a wet pier";

describe("the pages behind the links in letters, in Chromium", () => {
  if ("missing" in opened) {
    it("works for a user who opens a letter", (test) => requireOrSkip(test, opened.missing));
    return;
  }
  const browser: Browser = opened;
  let site: Site;
  let service: TestService;
  const troubles: string[] = [];

  before(async () => {
    site = await startSite();
    service = await startIdentity({ env: { WEB_URL: site.url } });
    site.serve(service.url);
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await site.stop();
  });

  const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    // Violations of the policy also appear here. A deliberate status of a page is not an error.
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4/.test(message.text())) troubles.push(message.text());
    });
    return page;
  };
  const linkIn = (who: Person, subject: string): Promise<string> =>
    until(async () => {
      const letter = (await lettersTo(service, who.email)).find((one) => one.subject === subject);
      return letter && /https?:\S+token=\S+/.exec(letter.text)?.[0];
    });
  const forgot = async (page: Page, who: Person): Promise<string> => {
    await page.goto(`${site.url}/identity/v1/pages/forgot-password`);
    await page.getByLabel("E-mail address").fill(who.email);
    await page.getByRole("button", { name: "Send the letter" }).click();
    await page.getByRole("heading", { name: "Check your mailbox" }).waitFor();
    return linkIn(who, "Choose a new password");
  };
  const status = async (who: Person, password: string) =>
    (await service.http.post("auth/login", { body: { email: who.email, password } })).status;
  const heading = (page: Page) => page.getByRole("heading", { level: 1 }).textContent();

  for (const javaScriptEnabled of [true, false])
    it(`lead from the letter to a new password and a sign-in, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      const ada = await person(service, "storyteller", "Ada", goodPassword);
      const page = await newPage({ javaScriptEnabled });
      const url = await forgot(page, ada);
      await page.goto(url);
      assert.equal(await heading(page), "Choose a new password");
      const show = page.getByRole("button", { name: "Show the password" });
      assert.equal(await show.isVisible(), javaScriptEnabled);
      await page.getByLabel("New password").fill("PassWord123");
      await page.getByRole("button", { name: "Save the password" }).click();
      assert.match((await page.getByRole("alert").textContent()) ?? "", /Many people use this password/);
      assert.equal(page.url().includes("token"), false);
      await page.getByLabel("New password").fill(better);
      await page.getByRole("button", { name: "Save the password" }).click();
      assert.equal(await heading(page), "Your new password is saved");
      assert.deepEqual([await status(ada, goodPassword), await status(ada, better)], [401, 200]);
      await page.goto(url);
      assert.equal(await heading(page), "This link no longer works");
      await page.getByRole("button", { name: "Send a new letter" }).waitFor();
    });

  it("work by keyboard: the fault has the focus and describes the field; the password can be shown and hidden", async () => {
    const ada = await person(service, "storyteller", "Ada", goodPassword);
    const page = await newPage();
    await page.goto(await forgot(page, ada));
    const focused = () =>
      page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.name || document.activeElement.textContent",
      );
    const order = [];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("Tab");
      order.push(await focused());
    }
    assert.deepEqual(order, ["Storytelling", "newPassword", "Show the password", "Save the password"]);
    const field = page.getByLabel("New password");
    await field.focus();
    await page.keyboard.type("7 chars");
    await page.keyboard.press("Enter");
    assert.equal(await heading(page), "Choose a new password", "the browser itself refuses a short one");
    await field.fill("PassWord123");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    assert.equal(await focused(), "newPassword");
    const described =
      "document.activeElement.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')";
    assert.match(
      await page.evaluate(described),
      /At least 8 characters.*Error: Many people use this password/,
    );
    await page.keyboard.type(better);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.equal(await field.getAttribute("type"), "text");
    assert.equal(await focused(), "Hide the password");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Your new password is saved" }).waitFor();
    assert.equal(await status(ada, better), 200);
  });

  it("confirm an address and turn off codes by a button, without scripts", async () => {
    const ada = await person(service, "storyteller", "Ada", goodPassword);
    const page = await newPage({ javaScriptEnabled: false });
    await service.http.post("auth/email/resend", { body: { email: ada.email } });
    await page.goto(await linkIn(ada, "Confirm your address"));
    await page.getByRole("button", { name: "Confirm the address" }).click();
    assert.equal(await heading(page), "Your address is confirmed");
    const eve = await owner(service);
    await setUpApp(service, eve);
    const boss = await person(service, "admin");
    const body = { reason: "Her phone was stolen." };
    await service.http.delete(`users/${eve.id}/second-factors`, { token: boss.token, body });
    await page.goto(await linkIn(eve, "Have you lost your second factor?"));
    await page.getByRole("button", { name: "Turn codes off" }).click();
    assert.equal(await heading(page), "Codes are turned off");
    const entered = await service.http.post("auth/login", {
      body: { email: eve.email, password: goodPassword },
    });
    assert.equal(entered.body.user.id, eve.id);
  });

  it("refuse a form on another site that has obtained a link", async () => {
    const ada = await person(service, "storyteller", "Ada", goodPassword);
    const page = await newPage();
    const url = new URL(await forgot(page, ada));
    const foreign = site.url.replace("localhost", "127.0.0.1");
    await page.route(`${foreign}/`, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${url.origin}${url.pathname}"><input name="token" value="${url.searchParams.get("token")}">
<input name="newPassword" value="${better}"><button>Win a prize</button></form>`,
      }),
    );
    await page.goto(`${foreign}/`);
    await page.getByRole("button").click();
    await page.getByRole("alert").waitFor();
    assert.deepEqual([await status(ada, goodPassword), await status(ada, better)], [200, 401]);
  });

  it("fit phones and desktops, in light and dark, with enough contrast", async () => {
    const ada = await person(service, "storyteller", "Ada", goodPassword);
    const url = await forgot(await newPage(), ada);
    const dead = `${site.url}/identity/v1/pages/verify-email?token=none`;
    for (const width of [320, 375, 1280])
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await newPage({ viewport: { width, height: 700 }, colorScheme });
        for (const address of [url, dead]) {
          await page.goto(address);
          assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= width);
          for (const part of ["body", "h1", ".hint", "label", "form > button"])
            if (await page.locator(part).count())
              assert.ok((await contrast(page, part)) >= 4.5, `${part} ${colorScheme}`);
        }
        await page.context().close();
      }
  });

  it("never violate their own policy", () => assert.deepEqual(troubles, []));
});

/** WCAG 2.2, 1.4.3: the contrast of text with its background. */
const contrast = (page: Page, selector: string): Promise<number> =>
  page.evaluate(`{
    const luminance = (colour) => {
      const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const element = document.querySelector(${JSON.stringify(selector)});
    let behind = element;
    while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    const colours = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
    const [dark, light] = colours.map(luminance).sort((a, b) => a - b);
    (light + 0.05) / (dark + 0.05);
  }`);

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openRecordings } from "@storytelling/recordings";
import { until } from "@storytelling/service/testing";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { ensureProgram, requireOrSkip } from "../../../tools/machine/index.ts";
import { startWorld, type World } from "./world.ts";

const program = await ensureProgram("chromium");

/** A WAV of a sound as loud as a voice that speaks in syllables. */
function voiceWav(seconds = 3, rate = 16_000): Buffer {
  const samples = seconds * rate;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++) {
    const time = at / rate;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * time));
    const tone = Math.sin(2 * Math.PI * 180 * time) + 0.5 * Math.sin(2 * Math.PI * 720 * time);
    wav.writeInt16LE(Math.round(9000 * syllable * tone), 44 + at * 2);
  }
  return wav;
}

describe("the invitation and the booth in Chromium, at 375 pixels", () => {
  if ("missing" in program) {
    it("works for a guest", (test) => requireOrSkip(test, program.missing));
    return;
  }
  let dir: string;
  let file: string;
  let browser: Browser;
  let world: World;
  let session: { id: string };
  const troubles: string[] = [];
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "storytelling-booth-"));
    file = join(dir, "voice.wav");
    await writeFile(file, voiceWav());
    browser = await chromium.launch({
      executablePath: program.path,
      args: [
        // Chromium's sandbox does not work as root.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-audio-capture=${file}`,
      ],
    });
    world = await startWorld({ recordings: openRecordings() });
    session = await world.open();
  });
  after(async () => {
    await browser.close();
    await world.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 375, height: 800 }, ...options });
    const page = await context.newPage();
    page.on("console", (said) => {
      if (said.type() === "error" && !/status of 4/.test(said.text())) troubles.push(said.text());
    });
    page.on("pageerror", (error) => troubles.push(String(error)));
    return page;
  };
  /** A guest who opens their link and presses the button. */
  async function enter(options: BrowserContextOptions = {}): Promise<Page> {
    const invitation = await world.invite(session.id);
    const page = await newPage(options);
    await page.goto(`${world.url}/collaboration/v1/join/${world.tokenIn(invitation)}`);
    await page.getByLabel("Your name").fill("Grandma Rose");
    await page.getByRole("button", { name: "I agree, let me read" }).click();
    await page.getByRole("heading", { name: "Hello Grandma Rose" }).waitFor();
    return page;
  }
  /** How many slices of recordings the device keeps. */
  const slicesOn = (page: Page): Promise<number> =>
    page.evaluate(`new Promise((resolve) => {
      const open = indexedDB.open("storytelling-booth");
      open.onsuccess = () => {
        const count = open.result.transaction("slices").objectStore("slices").count();
        count.onsuccess = () => resolve(count.result);
      };
    })`);
  const narrow = async (page: Page) =>
    assert.ok(((await page.evaluate("document.documentElement.scrollWidth")) as number) <= 375);

  for (const javaScriptEnabled of [true, false])
    it(`takes a sound file and shows that it arrived, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      const page = await enter({ javaScriptEnabled });
      await page.getByText("Open it, Henry!", { exact: true }).first().waitFor();
      if (javaScriptEnabled) await narrow(page);
      await page.getByLabel("Or send a sound file").setInputFiles(file);
      await page.getByRole("button", { name: "Send the file" }).click();
      await page.locator(".recorded").getByText("arrived, is being checked").waitFor();
      await page.getByText("1 of 3 lines recorded").waitFor();
    });

  it("records with the microphone, by keyboard alone, keeps it on the device, then sends it", async () => {
    const page = await enter();
    const record = page.getByRole("button", { name: "Record", exact: true });
    await record.focus();
    await page.keyboard.press("Enter");
    await page.getByText("Recording. Read the line, then press Stop.").waitFor();
    // A slice is on the device while the recording goes on.
    await until(async () => (await slicesOn(page)) > 0);
    await page.keyboard.press("Enter");
    await page.getByText("Kept on this device, not sent yet.").waitFor();
    await page.reload();
    await page.getByText("A recording of this line is kept on this device").waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".recorded").getByText("arrived, is being checked").waitFor();
    assert.equal(await slicesOn(page), 0);
    const { pool } = world.running.context.db;
    const { rows } = await pool.query(
      "select content_type, duration_ms from voice_contributions order by id desc limit 1",
    );
    assert.match(rows[0].content_type, /webm/);
    assert.ok(rows[0].duration_ms > 1000, String(rows[0].duration_ms));
  });

  it("says so when a recording could not be sent, and keeps it", async () => {
    const page = await enter();
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await until(async () => (await slicesOn(page)) > 0);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByText("Kept on this device").waitFor();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("It could not be sent. The recording is kept on this device.").waitFor();
    await page.context().setOffline(false);
    troubles.length = 0;
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".recorded").getByText("arrived, is being checked").waitFor();
  });

  it("breaks no rule of its own content security policy", () => assert.deepEqual(troubles, []));
});

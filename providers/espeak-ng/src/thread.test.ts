// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { on } from "node:events";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import type { Answer } from "./protocol.ts";

const GERMAN = { text: "Es war einmal.", voice: "de+f2", pitch: 50, wordsPerMinute: 175 };
const JAPANESE = { text: "昔々、あるところに", voice: "ja+m3", pitch: 50, wordsPerMinute: 175 };

/** The audio of the last text, from a thread whose clock is fixed at `time`. */
async function speakAt(time: number, asks: (typeof GERMAN)[]): Promise<Buffer> {
  const clock = `data:text/javascript,Date.now = () => ${time}`;
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { execArgv: ["--import", clock] });
  const answers = on(thread, "message");
  let last: Answer | undefined;
  for (const [id, ask] of asks.entries()) {
    thread.postMessage({ ...ask, id });
    const { value } = await answers.next();
    last = value?.[0];
  }
  await thread.terminate();
  assert.ok(last && "pcm" in last && last.pcm.length > 10_000);
  return Buffer.from(last.pcm.buffer);
}

test("a text sounds the same at any time of day", async () => {
  const [morning, evening] = await Promise.all([
    speakAt(1_700_000_000_000, [GERMAN]),
    speakAt(1_700_000_040_000, [GERMAN]),
  ]);
  assert.ok(morning.equals(evening));
});

test("a text sounds the same after any other text", async () => {
  const [alone, after] = await Promise.all([speakAt(0, [JAPANESE]), speakAt(0, [GERMAN, GERMAN, JAPANESE])]);
  assert.ok(alone.equals(after));
});

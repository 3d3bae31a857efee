import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createSpeechChecker } from "./checker.ts";

const checker = createSpeechChecker();
after(() => checker.close());

test("a check in the worker thread finds what is wrong", async () => {
  const request = { pcm: new Int16Array(24_000), sampleRate: 24_000, text: "No.", language: "en", rate: 1 };
  assert.deepEqual(await checker.check(request), { flaws: ["silent"], loudness: null, pitch: null });
});

test("an aborted check rejects with the signal's reason", async () => {
  const request = { pcm: new Int16Array(10), sampleRate: 24_000, text: "No.", language: "en", rate: 1 };
  await assert.rejects(checker.check(request, AbortSignal.abort(new Error("stopped"))), /stopped/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { compareSpeech } from "./compare.ts";

const first = [-20, -21, -19, -20, -22, -18].map((loudness, at) => ({ loudness, pitch: 200 + at }));

test("a line like the others of its voice differs in nothing", () => {
  assert.deepEqual(compareSpeech({ loudness: -24, pitch: 230 }, first), []);
});

test("a line that is much louder, or at another pitch, differs", () => {
  assert.deepEqual(compareSpeech({ loudness: -8, pitch: 200 }, first), ["loudness-jump"]);
  assert.deepEqual(compareSpeech({ loudness: -35, pitch: 120 }, first), ["loudness-jump", "pitch-drift"]);
});

test("with fewer than five lines, or nothing measured, nothing is said", () => {
  assert.deepEqual(compareSpeech({ loudness: 0, pitch: 60 }, first.slice(2)), []);
  assert.deepEqual(compareSpeech({ loudness: null, pitch: null }, first), []);
});

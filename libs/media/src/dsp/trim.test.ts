import assert from "node:assert/strict";
import { test } from "node:test";
import { trim } from "./trim.ts";

const speech = (before: number, loud: number, after: number): Int16Array =>
  Int16Array.from({ length: before + loud + after }, (_, i) => (i >= before && i < before + loud ? 9000 : 3));

test("silence is cut to 30 ms before and 70 ms after, and the words' times are shifted", () => {
  const { pcm, words } = trim(speech(1000, 500, 1000), 1000, [
    { start: 0, end: 2, fromMs: 1010, toMs: 1500 },
  ]);
  assert.equal(pcm.length, 600);
  assert.deepEqual(words, [{ start: 0, end: 2, fromMs: 40, toMs: 530 }]);
});

test("no word is outside the audio", () => {
  const { pcm, words } = trim(speech(500, 500, 500), 1000, [{ start: 0, end: 2, fromMs: 0, toMs: 1500 }]);
  assert.deepEqual(words, [{ start: 0, end: 2, fromMs: 0, toMs: pcm.length }]);
});

test("speech without silence around it is kept unchanged", () => {
  assert.equal(trim(speech(0, 400, 0), 1000, []).pcm.length, 400);
});

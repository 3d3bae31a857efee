import assert from "node:assert/strict";
import { test } from "node:test";
import { tone } from "../testing/tone.ts";
import { type CheckRequest, checkSpeech } from "./check.ts";

const RATE = 24_000;
const WORDS = "Once upon a time there was a little girl.";

/** Three seconds that begin and end in silence, as a voice's do. */
function speech(change: (pcm: Int16Array) => Int16Array = (pcm) => pcm): Int16Array {
  const pcm = tone(0.3, 150, RATE, 3 * RATE);
  pcm.fill(0, 0, RATE / 20);
  pcm.fill(0, -RATE / 15);
  return change(pcm);
}
const check = (pcm: Int16Array, more: Partial<CheckRequest> = {}) =>
  checkSpeech({ pcm, sampleRate: RATE, text: WORDS, language: "en", rate: 1, ...more });
const flaws = (pcm: Int16Array, more: Partial<CheckRequest> = {}) => check(pcm, more).flaws;

test("sound speech has no flaws, and its loudness and pitch are measured", () => {
  const found = check(speech());
  assert.deepEqual(found.flaws, []);
  assert.ok(Math.abs((found.pitch ?? 0) - 150) < 5, `${found.pitch} Hz`);
  assert.ok(Math.abs((found.loudness ?? 0) + 14) < 2, `${found.loudness} LUFS`);
});

test("silence, or nothing at all, where words should be is silent", () => {
  assert.deepEqual(flaws(new Int16Array(RATE)), ["silent"]);
  assert.deepEqual(flaws(new Int16Array(0)), ["silent"]);
  assert.deepEqual(flaws(speech((pcm) => pcm.map((sample) => sample / 1000))), ["silent"]);
});

test("a hole of three seconds is a gap", () => {
  const pcm = new Int16Array(6 * RATE);
  pcm.set(speech().subarray(0, RATE));
  pcm.set(speech().subarray(0, RATE), 4 * RATE);
  assert.deepEqual(flaws(pcm), ["gap"]);
});

test("samples held at full scale are clipped; a single peak is not", () => {
  const clip = (pcm: Int16Array) => pcm.map((sample) => Math.max(-32_768, Math.min(32_767, sample * 5)));
  assert.deepEqual(flaws(speech(clip)), ["clipped"]);
  assert.deepEqual(
    flaws(
      speech((pcm) => {
        pcm[RATE] = 32_767;
        return pcm;
      }),
    ),
    [],
  );
});

test("a constant offset is found", () => {
  assert.deepEqual(flaws(speech((pcm) => pcm.map((sample) => sample + 3000))), ["offset"]);
});

test("a sound that goes on to the end is cut off", () => {
  assert.deepEqual(flaws(speech((pcm) => pcm.slice(0, 2 * RATE))), ["cut-off"]);
});

test("speech far shorter or longer than its text is found, at its rate and in its language", () => {
  assert.deepEqual(flaws(speech(), { text: WORDS.repeat(5) }), ["too-short"]);
  assert.deepEqual(flaws(speech(), { text: WORDS.repeat(3), rate: 2 }), []);
  assert.deepEqual(flaws(speech(), { text: "No." }), ["too-long"]);
  assert.deepEqual(flaws(speech(), { text: "很久很久以前，在一个遥远的地方。", language: "zh" }), []);
  assert.deepEqual(flaws(speech(), { text: "Donaudampfschifffahrtsgesellschaft", language: "de" }), []);
  assert.deepEqual(flaws(speech(), { text: "1984" }), []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { level } from "./level.ts";
import { limit } from "./limit.ts";
import { loudness } from "./loudness.ts";
import { peak } from "./samples.ts";

const RATE = 24_000;
const TARGET = { targetLufs: -18, ceilingDb: -1.5 };
const CEILING = 10 ** (-1.5 / 20);

const tone = (amplitude: number, hz = 997, seconds = 3, rate = RATE): Float32Array =>
  Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate),
  );

for (const rate of [16_000, 24_000, 48_000]) {
  test(`a full-scale 997 Hz tone in one channel is -3.01 LUFS at ${rate} Hz, as BS.1770 defines`, () => {
    assert.ok(Math.abs(loudness(tone(1, 997, 3, rate), rate) + 3.01) < 0.1);
  });
}

test("long silence between words does not count", () => {
  const spoken = tone(0.1, 997, 20);
  const spaced = new Float32Array(spoken.length * 4);
  spaced.set(spoken, spoken.length);
  assert.ok(Math.abs(loudness(spaced, RATE) - loudness(spoken, RATE)) < 0.1);
});

test("quiet and loud audio both come to -18 LUFS", () => {
  for (const amplitude of [0.02, 0.9]) {
    const samples = tone(amplitude);
    level(samples, RATE, TARGET);
    assert.ok(Math.abs(loudness(samples, RATE) + 18) < 0.1);
  }
});

test("a shout shorter than a loudness block is also brought to -18 LUFS", () => {
  const samples = tone(0.9, 500, 0.2);
  level(samples, RATE, TARGET);
  assert.ok(Math.abs(loudness(samples, RATE) + 18) < 0.1);
});

test("audio with sharp peaks is raised without any sample over the ceiling", () => {
  const samples = tone(0.01);
  for (let i = 0; i < samples.length; i += 2400) samples[i] = 0.9;
  level(samples, RATE, TARGET);
  assert.ok(peak(samples) <= CEILING + 1e-6);
  assert.ok(samples.every(Number.isFinite));
});

test("silence and near silence are left as they are", () => {
  for (const amplitude of [0, 0.0005]) {
    const samples = tone(amplitude);
    level(samples, RATE, TARGET);
    assert.deepEqual(samples, tone(amplitude));
  }
});

test("the limiter does not change samples below the ceiling, and its gain has no jumps", () => {
  const samples = tone(0.5, 200);
  samples[30_000] = 2;
  const before = samples.slice();
  limit(samples, RATE, CEILING);
  assert.deepEqual(samples.slice(0, 29_000), before.slice(0, 29_000));
  const gains = Array.from(samples, (sample, i) => sample / (before[i] || 1)).filter((gain) => gain > 0);
  const steps = gains.map((gain, i) => Math.abs(gain - (gains[i - 1] ?? gain)));
  assert.ok(Math.max(...steps) < 0.03);
});

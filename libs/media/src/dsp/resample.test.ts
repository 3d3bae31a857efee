import assert from "node:assert/strict";
import { test } from "node:test";
import { resample, resampledLength } from "./resample.ts";

const tone = (hz: number, rate: number, length: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / rate));

const rms = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

const middle = (samples: Float32Array): Float32Array => samples.subarray(500, samples.length - 500);

for (const [from, to] of [
  [16_000, 24_000],
  [22_050, 24_000],
  [44_100, 24_000],
  [48_000, 24_000],
  [18_100, 16_000],
] as const) {
  test(`a tone keeps its pitch, phase and level from ${from} to ${to} Hz`, () => {
    const got = resample(tone(997, from, from), from, to);
    const want = tone(997, to, to);
    const error = middle(got).map((sample, i) => sample - (middle(want)[i] ?? 0));
    assert.equal(got.length, to);
    assert.ok(rms(error) < 5e-5, `error ${rms(error)}`);
  });
}

test("a tone above the new Nyquist frequency disappears instead of folding down", () => {
  assert.ok(rms(middle(resample(tone(14_000, 48_000, 48_000), 48_000, 24_000))) < 5e-5);
});

test("silence, an empty input and a single sample work, too", () => {
  assert.equal(resample(new Float32Array(0), 16_000, 24_000).length, 0);
  assert.ok(resample(new Float32Array(100), 16_000, 24_000).every((sample) => sample === 0));
  assert.equal(resample(Float32Array.of(1), 16_000, 24_000).length, resampledLength(1, 16_000, 24_000));
});

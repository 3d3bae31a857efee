import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { peak } from "@storytelling/media/dsp";
import type { TakeFinding } from "@storytelling/values";
import { RATE, voice } from "../made-files.fixture.ts";
import type { Wishes } from "../recordings.ts";
import { clippedShare } from "./clipping.ts";
import { highPass } from "./high-pass.ts";
import { type Inspected, inspect, PREPARED_RATE } from "./inspect.ts";
import { toMono } from "./mix.ts";
import { prepare } from "./prepare.ts";

const random = (() => {
  let seed = 7;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 30 - 1;
  };
})();
const noise = (amplitude: number): Float32Array => voice.map(() => amplitude * random());
const sum = (a: Float32Array, b: Float32Array): Float32Array =>
  a.map((sample, i) => sample + (b[i] as number));
const times = (samples: Float32Array, factor: number) => samples.map((sample) => sample * factor);
const inspected = (...samples: Float32Array[]): Inspected =>
  inspect({ format: "wav/pcm", sampleRate: RATE, channels: samples.length, samples, cut: false });
const findings = (samples: Float32Array): readonly TakeFinding[] => inspected(samples).inspection.findings;
const level = (samples: Float32Array | Int16Array): number => {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  return 10 * Math.log10(power / samples.length);
};

describe("findings", () => {
  it("none for a good recording", () => assert.deepEqual(findings(voice), []));
  it("none for one with the noise of an ordinary room", () =>
    assert.deepEqual(findings(sum(times(voice, 0.3), noise(0.001))), []));
  it("too-quiet far from the phone", () => assert.deepEqual(findings(times(voice, 0.02)), ["too-quiet"]));
  it("clipped too near to it", () =>
    assert.deepEqual(findings(voice.map((sample) => Math.max(-1, Math.min(1, sample * 4)))), ["clipped"]));
  it("noisy beside a street", () =>
    assert.deepEqual(findings(sum(times(voice, 0.4), noise(0.05))), ["noisy"]));
  it("cut-off when it ends within a word", () =>
    assert.deepEqual(findings(voice.subarray(0, RATE * 1.1)), ["cut-off"]));
});

describe("where speech begins and ends", () => {
  for (const [what, samples] of [
    ["in silence", voice],
    ["in noise", sum(times(voice, 0.4), noise(0.02))],
    ["with an offset", voice.map((sample) => sample * 0.5 + 0.2)],
    ["with a click before it", voice.map((sample, i) => (i > 100 && i < 150 ? 0.9 : sample))],
  ] as const) {
    it(`is found ${what}`, () => {
      const { fromMs, toMs } = inspected(samples).inspection.speech;
      assert.ok(Math.abs(fromMs - 40) <= 40 && Math.abs(toMs - 2400) <= 110, `${fromMs} to ${toMs}`);
    });
  }
});

it("speech ends with the burst of its last consonant, and not with a click long after it", () => {
  const burst = (at: number) =>
    voice.map((sample, i) => (i >= at * RATE && i < (at + 0.02) * RATE ? 0.1 * random() : sample));
  const end = inspected(voice).inspection.speech.toMs;
  assert.equal(inspected(burst((end + 100) / 1000)).inspection.speech.toMs, end + 120);
  assert.equal(inspected(burst((end + 400) / 1000)).inspection.speech.toMs, end);
});

describe("two channels", () => {
  it("become their mean", () => {
    const mono = toMono([voice, times(voice, 0.5)]);
    assert.ok(Math.abs((mono[60_000] as number) - (voice[60_000] as number) * 0.75) < 1e-6);
  });
  it("of which one is silent keep the level of the other", () =>
    assert.equal(toMono([noise(0), voice]), voice));
  it("that cancel each other keep one", () => assert.equal(toMono([voice, times(voice, -1)]), voice));
});

it("the share of clipped samples is zero below full scale", () => {
  assert.equal(clippedShare([times(voice, 0.9 / peak(voice))]), 0);
});

it("the high pass removes an offset without a click, and keeps a deep voice", () => {
  const offset = new Float32Array(4800).fill(0.3);
  highPass(offset, RATE);
  assert.ok(peak(offset) < 1e-3);
  const deep = Float32Array.from({ length: RATE }, (_, i) => Math.sin((2 * Math.PI * 110 * i) / RATE));
  highPass(deep, RATE);
  assert.ok(Math.abs(level(deep) + 3.01) < 0.6);
});

const pause = voice.slice();
pause.fill(0, RATE * 1.1, RATE * 1.6);
const noisy = sum(times(pause, 0.5), noise(0.01));
const prepared = (samples: Float32Array, wishes: Wishes) =>
  prepare(inspected(samples), { ...wishes, keepEnds: true });
const plain = await prepared(noisy, {});
const part = (pcm: Int16Array, from: number, to: number) =>
  level(pcm.subarray(from * PREPARED_RATE, to * PREPARED_RATE));

describe("the gate", async () => {
  const gated = await prepared(noisy, { gate: true });

  it("turns down what is between words", () =>
    assert.ok(part(gated, 1.35, 1.5) < part(plain, 1.35, 1.5) - 15));
  it("leaves words as they are", () =>
    assert.ok(Math.abs(part(gated, 0.3, 0.9) - part(plain, 0.3, 0.9)) < 0.3));
  it("moves nothing in time", () => assert.equal(gated.length, plain.length));
});

describe("noise suppression", async () => {
  const quiet = await prepared(noisy, { suppressNoise: true });

  it("lowers noise between words by at least 10 dB, and hardly the words", () => {
    assert.ok(part(quiet, 1.35, 1.5) < part(plain, 1.35, 1.5) - 10);
    assert.ok(Math.abs(part(quiet, 0.3, 0.9) - part(plain, 0.3, 0.9)) < 1.5);
  });

  it("moves nothing in time", () => {
    assert.equal(quiet.length, plain.length);
    const likeness = (lag: number): number => {
      let total = 0;
      for (let i = 4800; i < 48_000; i++) total += (plain[i] as number) * (quiet[i + lag] as number);
      return total;
    };
    const lags = Array.from({ length: 61 }, (_, i) => i - 30);
    const best = lags.reduce((a, b) => (likeness(b) > likeness(a) ? b : a));
    assert.ok(Math.abs(best) <= 4, `${best} samples`);
  });
});

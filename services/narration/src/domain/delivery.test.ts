import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { deliveryOf } from "./delivery.ts";
import type { Line } from "./script.ts";

const speech = (arousal: number, valence: number): Line => ({
  index: 0,
  text: "Run!",
  kind: "speech",
  speaker: "c1",
  emotion: { arousal, valence },
  paragraphEnd: false,
});
const voice = { pitch: 1, rate: 1 };

describe("deliveryOf", () => {
  it("speaks excited lines faster and higher, dejected ones slower and lower", () => {
    const excited = deliveryOf(speech(1, 0.5), voice);
    const dejected = deliveryOf(speech(0, -0.8), voice);
    assert.ok(excited.rate > 1 && excited.pitch > 1);
    assert.ok(dejected.rate < 1 && dejected.pitch < 1);
  });

  it("does not change calm speech and narration", () => {
    assert.deepEqual(deliveryOf(speech(0.3, 0), voice), voice);
    assert.deepEqual(deliveryOf({ ...speech(1, 1), kind: "narration" }, voice), voice);
  });

  it("gives the same settings for nearly equal feelings", () => {
    assert.deepEqual(deliveryOf(speech(0.31, 0.01), voice), deliveryOf(speech(0.3, 0), voice));
  });

  it("stays within 8 % in rate, 6 % in pitch, and the range that providers accept", () => {
    const any = fc.double({ min: -5, max: 5, noNaN: true });
    const factor = fc.double({ min: 0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(any, any, factor, factor, (arousal, valence, pitch, rate) => {
        const said = deliveryOf(speech(arousal, valence), { pitch, rate });
        assert.ok(Math.abs(said.rate / rate - 1) < 0.082 && Math.abs(said.pitch / pitch - 1) < 0.062);
        for (const value of [said.pitch, said.rate]) assert.ok(value >= 0.5 && value <= 2);
      }),
    );
  });
});

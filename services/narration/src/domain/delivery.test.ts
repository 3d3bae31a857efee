import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { deliveryOf } from "./delivery.ts";
import type { Told } from "./manner-words.ts";
import type { Line } from "./script.ts";

const speech = (arousal: number, valence: number): Line => ({
  index: 0,
  text: "Run!",
  kind: "speech",
  speaker: "c1",
  emotion: { arousal, valence },
  paragraphEnd: false,
});
const voice = { provider: "flite", settings: { pitch: 1, rate: 1 } };
const neural = { ...voice, provider: "kokoro" };
const calm = speech(0.3, 0);

describe("deliveryOf", () => {
  it("speaks excited lines faster, higher and louder, dejected ones slower, lower and quieter", () => {
    const excited = deliveryOf(speech(1, 0.5), voice);
    const dejected = deliveryOf(speech(0, -0.8), voice);
    assert.ok(excited.settings.rate > 1 && excited.settings.pitch > 1 && excited.gainDb > 0);
    assert.ok(dejected.settings.rate < 1 && dejected.settings.pitch < 1 && dejected.gainDb < 0);
  });

  it("does not change calm speech and narration", () => {
    const plain = { settings: voice.settings, manner: "plain", gainDb: 0 };
    assert.deepEqual(deliveryOf(calm, voice), plain);
    assert.deepEqual(deliveryOf({ ...speech(1, 1), kind: "narration" }, voice, "shout"), plain);
  });

  it("gives the same delivery for nearly equal feelings", () => {
    assert.deepEqual(deliveryOf(speech(0.31, 0.01), voice), deliveryOf(calm, voice));
  });

  it("whispers quietly and slowly, and shouts loudly, with a voice that can", () => {
    const [whisper, shout] = [deliveryOf(calm, neural, "whisper"), deliveryOf(calm, neural, "shout")];
    assert.deepEqual([whisper.manner, shout.manner], ["whisper", "shout"]);
    assert.ok(whisper.gainDb <= -4 && shout.gainDb >= 2 && whisper.settings.rate < 1);
    assert.ok(deliveryOf(calm, neural, "soft").gainDb < 0 && deliveryOf(calm, neural, "loud").gainDb > 0);
    const flite = deliveryOf(calm, voice, "whisper");
    assert.deepEqual([flite.manner, flite.gainDb], ["plain", whisper.gainDb]);
  });

  it("changes the pitch of a network less, and a hosted voice's not at all", () => {
    const pitch = (provider: string) => deliveryOf(speech(1, 1), { ...voice, provider }).settings.pitch;
    assert.deepEqual([pitch("flite"), pitch("kokoro"), pitch("some-host")], [1.06, 1.02, 1]);
  });

  it("stays within 8 % in rate, 6 % in pitch, -6 to 3 dB, and the range that providers accept", () => {
    const any = fc.double({ min: -5, max: 5, noNaN: true });
    const factor = fc.double({ min: 0.5, max: 2, noNaN: true });
    const telling = fc.constantFrom<Told>("whisper", "soft", "plain", "loud", "shout");
    fc.assert(
      fc.property(any, any, factor, factor, telling, (arousal, valence, pitch, rate, told) => {
        const said = deliveryOf(speech(arousal, valence), { ...voice, settings: { pitch, rate } }, told);
        const { settings, gainDb } = said;
        assert.ok(Math.abs(settings.rate / rate - 1) < 0.082 && Math.abs(settings.pitch / pitch - 1) < 0.062);
        for (const value of [settings.pitch, settings.rate]) assert.ok(value >= 0.5 && value <= 2);
        assert.ok(gainDb >= -6 && gainDb <= 3);
      }),
    );
  });
});

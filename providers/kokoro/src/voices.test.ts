import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kokoroVoices } from "./voices.ts";

const voices = kokoroVoices();

describe("Kokoro's voices", () => {
  it("have ids of their own, with the provider's name", () => {
    assert.equal(new Set(voices.map(({ id }) => id)).size, voices.length);
    assert.ok(voices.every(({ id }) => id.startsWith("kokoro-")));
  });

  it("differ in base or pitch", () => {
    for (const [i, one] of voices.entries()) {
      for (const other of voices.slice(0, i)) {
        const apart = Math.abs(Math.log2(one.settings.pitch / other.settings.pitch));
        assert.ok(one.base !== other.base || apart > 0.08, `${one.id} and ${other.id} are alike`);
      }
    }
  });

  it("offer each gender and age in American and British English", () => {
    for (const language of ["en", "en-GB"]) {
      for (const gender of ["female", "male"]) {
        for (const age of ["child", "young", "adult", "old"]) {
          const fit = voices.some(
            (voice) => voice.language === language && voice.gender === gender && voice.age === age,
          );
          assert.ok(fit, `${language} ${gender} ${age}`);
        }
      }
    }
  });

  it("begin with the best, and end with those that VOICES.md grades poor", () => {
    const bases = voices.map(({ base }) => base);
    assert.equal(bases[0], "af_heart");
    assert.equal(bases.at(-1), "am_adam");
    assert.ok(bases.indexOf("am_onyx") > bases.indexOf("am_michael*0.5+am_fenrir*0.5"));
  });
});

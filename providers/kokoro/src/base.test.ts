import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sharesOf } from "./base.ts";
import { kokoroVoices } from "./voices.ts";

const refused = (base: string, code: string) =>
  assert.throws(() => sharesOf(base), { kind: "invalid", code });

describe("sharesOf", () => {
  it("reads a name as a blend of one", () => {
    assert.deepEqual(sharesOf("af_heart"), [{ name: "af_heart", weight: 1 }]);
  });

  it("reads weights", () => {
    assert.deepEqual(sharesOf("af_heart*0.25+am_puck*0.75"), [
      { name: "af_heart", weight: 0.25 },
      { name: "am_puck", weight: 0.75 },
    ]);
  });

  it("reads the base of every voice", () => {
    for (const { base } of kokoroVoices()) sharesOf(base);
  });

  for (const base of ["", "../af_heart", "xx_nobody", "af_heart*0.5+", "af_heart*2", "zf_xiaoni"]) {
    it(`refuses ${JSON.stringify(base)} as unknown`, () => refused(base, "unknown-voice"));
  }

  for (const base of [
    "af_heart*0.5",
    "af_heart+af_bella",
    "af_heart*0.5+af_heart*0.5",
    "af_heart*1+af_bella*0",
    "af_heart*0.2+af_bella*0.2+af_nova*0.2+af_sky*0.2+af_kore*0.2",
  ]) {
    it(`refuses ${base} as a blend`, () => refused(base, "voice-blend-invalid"));
  }
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { standInFor } from "./stand-in.ts";
import type { Voice } from "./voice.ts";

const voice = (id: string, more: Partial<Voice> = {}): Voice => ({
  ...{ id, provider: "kokoro", name: id, language: "en", gender: "female", age: "adult", base: id },
  ...{ settings: { pitch: 1, rate: 1 }, description: "", ...more },
});
const voices = [
  voice("woman"),
  voice("man", { gender: "male" }),
  voice("boy", { gender: "male", age: "child" }),
  voice("briton", { gender: "male", language: "en-GB" }),
  voice("frau", { language: "de" }),
];
const person = {
  gender: "male",
  age: "adult",
  language: "en",
  pitchHz: 110,
  wordsPerMinute: null,
} as const;

describe("the synthetic voice that stands in for a person's", () => {
  const idFor = (more: object, language = "en") =>
    standInFor({ ...person, ...more }, voices, language)?.voice.id;

  it("has the person's gender, and the nearest pitch", () => {
    assert.equal(idFor({}), "man");
    assert.equal(idFor({ gender: "female", pitchHz: 210 }), "woman");
    assert.equal(idFor({ age: "child", pitchHz: 260 }), "boy");
  });

  it("has the person's accent where two are alike otherwise", () => {
    assert.equal(idFor({ language: "en-GB" }), "briton");
  });

  it("speaks the language of the text, whatever the person speaks", () => {
    assert.equal(idFor({}, "de"), "frau");
    assert.equal(standInFor(person, voices, "fr"), null);
  });

  it("is found by pitch alone where no gender was given", () => {
    assert.equal(idFor({ gender: "other", pitchHz: 112 }), "man");
    assert.equal(idFor({ gender: "other", pitchHz: 205 }), "woman");
  });

  it("keeps the person's pace, within what can be followed", () => {
    const rateAt = (wordsPerMinute: number) =>
      standInFor({ ...person, wordsPerMinute }, voices, "en")?.settings.rate;
    assert.deepEqual([165, 140, 60, 400].map(rateAt), [1, 0.85, 0.8, 1.25]);
  });

  it("is the same for equal numbers, and needs none", () => {
    const unmeasured = { ...person, pitchHz: null };
    assert.equal(standInFor(unmeasured, voices, "en")?.settings.rate, 1);
    assert.deepEqual(standInFor(person, voices, "en"), standInFor(person, voices, "en"));
  });
});

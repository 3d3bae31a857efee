import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { baseOf, isKnownLanguage, LanguageTag, languageTagOf } from "./language.ts";

describe("a language tag", () => {
  it("is a language with its script and region in their usual spelling", () => {
    for (const tag of ["en", "en-GB", "zh-Hant", "zh-Hant-TW", "es-419", "gsw"])
      assert.ok(LanguageTag.safeParse(tag).success, tag);
    for (const tag of ["", "e", "EN", "en-gb", "en_GB", "english", "en-", "en-GB-oed", "-GB", "en GB"])
      assert.ok(!LanguageTag.safeParse(tag).success, tag);
  });

  it("is read from other spellings; what is none gives null", () => {
    const read: [string, string | null][] = [
      ["EN_gb", "en-GB"],
      [" de-at ", "de-AT"],
      ["zh-hant-tw", "zh-Hant-TW"],
      ["ES-419", "es-419"],
      ["en-GB-oxendict", "en-GB"],
      ["German", null],
      ["*", null],
      ["", null],
    ];
    for (const [text, tag] of read) assert.equal(languageTagOf(text), tag, text);
  });

  it("has its language as base", () => {
    assert.deepEqual(["en", "en-GB", "zh-Hant-TW"].map(baseOf), ["en", "en", "zh"]);
  });

  it("is known when its language exists; any other string is not", () => {
    for (const tag of ["en", "en-GB", "de", "gsw", "la"]) assert.ok(isKnownLanguage(tag), tag);
    for (const tag of ["zz", "qqq", "", "e", "en_GB", "no such", "\u0000", "-", "😀"])
      assert.ok(!isKnownLanguage(tag), tag);
  });
});

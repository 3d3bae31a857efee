import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { draftOfImport } from "./imported.ts";

const document = { title: "The Frog King", author: "Grimm", language: "de", text: "Es war einmal." };
const never = (_: string, expected: string | null) =>
  expected ?? assert.fail("The document names a language.");

describe("draftOfImport", () => {
  it("takes the document's data, but prefers a typed title", () => {
    assert.equal(draftOfImport(document, undefined, never).title, "The Frog King");
    assert.equal(draftOfImport(document, " Frog ", never).title, "Frog");
  });

  it("detects the language, and expects the one that the document names, or else the account", () => {
    const expected = (language: string | null, account: string | null = null) =>
      draftOfImport({ ...document, language }, undefined, (_, named) => `x${named ?? ""}`, account).language;
    assert.equal(expected("de"), "xde");
    assert.equal(expected("de-AT", "fr"), "xde");
    for (const language of [null, "German"]) {
      assert.equal(expected(language), "x");
      assert.equal(expected(language, "fr-CA"), "xfr");
    }
  });

  it("keeps the region that the document or the account names, if the text is in that language", () => {
    const found = (language: string | null, account: string | null) =>
      draftOfImport({ ...document, language }, undefined, () => "en", account).language;
    assert.equal(found("en-GB", "de"), "en-GB");
    assert.equal(found("en_us", null), "en-US");
    assert.equal(found("de-DE", "en-GB"), "en-GB");
    assert.equal(found("en", "en-GB"), "en-GB");
    assert.equal(found("en-US", "en-GB"), "en-US");
    assert.equal(found("de-DE", null), "en");
  });

  it("cuts a long title without splitting a character", () => {
    const { title } = draftOfImport({ ...document, title: `${"x".repeat(499)}👑` }, undefined, never);
    assert.equal(title, "x".repeat(499));
  });

  it("refuses what could not be stored, and names the field", () => {
    const fields = (title: string | undefined, text: string) => {
      try {
        draftOfImport({ ...document, text }, title, never);
        return [];
      } catch (error) {
        return (error as { faults: { field: string }[] }).faults.map((fault) => fault.field);
      }
    };
    assert.deepEqual(fields("", "text"), ["title"]);
    assert.deepEqual(fields("a\0b", "text"), ["title"]);
    assert.deepEqual(fields(undefined, " \n"), ["file"]);
    assert.deepEqual(fields(undefined, "a\0b"), ["file"]);
    assert.deepEqual(fields(undefined, "a\ud800b"), ["file"]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyze } from "../analyze.ts";

const lines = (text: string) =>
  analyze(text, { language: "en" }).lines.map(({ start, end, kind }) => [kind, text.slice(start, end)]);

describe("the script", () => {
  it("gives each stretch of speech a line, with its marks and the space after it", () => {
    assert.deepEqual(lines("Ann rose. “Go,” she said, “now.”\n\nHe went."), [
      ["narration", "Ann rose. "],
      ["speech", "“Go,” "],
      ["narration", "she said, "],
      ["speech", "“now.”\n\n"],
      ["narration", "He went."],
    ]);
  });

  it("makes a heading a separate line", () => {
    assert.deepEqual(lines("Chapter 1\n\nIt rained."), [
      ["heading", "Chapter 1\n\n"],
      ["narration", "It rained."],
    ]);
  });

  it("splits long narration at sentence ends, and a very long sentence at a clause, never inside a word", () => {
    const plain = "The old man walked slowly along the empty shore that morning. ".repeat(20).trim();
    for (const [, text] of lines(plain)) assert.ok((text?.length ?? 999) <= 310 && /\.\s*$/.test(text ?? ""));
    const endless = "and the sea went on, ".repeat(100).trim();
    for (const [, text] of lines(endless))
      assert.ok((text?.length ?? 999) <= 510 && /,\s*$/.test(text ?? ""));
  });

  it("does not cut a surrogate pair", () => {
    for (const [, text] of lines("😀".repeat(700))) assert.ok(text?.isWellFormed());
  });
});

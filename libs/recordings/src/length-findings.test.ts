import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lengthFindings } from "./length-findings.ts";

describe("the length of speech for a line of twelve words", () => {
  for (const [seconds, findings] of [
    [1, ["too-short"]],
    [2.5, []],
    [4, []],
    [9, []],
    [20, ["too-long"]],
  ] as const) {
    it(`${seconds} s: ${findings[0] ?? "right"}`, () => {
      assert.deepEqual(lengthFindings(seconds * 1000, 12, "en"), findings);
    });
  }

  it("a single short word is never too short", () => assert.deepEqual(lengthFindings(180, 1, "de"), []));

  it("languages with longer words are given longer", () => {
    assert.deepEqual(lengthFindings(1700, 12, "en"), []);
    assert.deepEqual(lengthFindings(1700, 12, "fi-FI"), ["too-short"]);
  });
});

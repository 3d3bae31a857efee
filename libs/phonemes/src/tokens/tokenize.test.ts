import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tokenize } from "./tokenize.ts";

const exceptions = new Map([
  ["don't", ["do", "n't"]],
  ["Mr.", ["Mr."]],
  ["I'm", ["I", "'m"]],
]);

describe("tokenize", () => {
  const cases: [string, string][] = [
    ["He said, “don’t!”", "He said , “ do n't ! ”"],
    ["Mr. Brown's well-known cat.", "Mr. Brown 's well - known cat ."],
    ["(I'm here)...", "( I 'm here ) ..."],
    ["yes—no, 5km at 3.14", "yes — no , 5 km at 3.14"],
    ["either/or,maybe", "either / or , maybe"],
  ];
  for (const [text, tokens] of cases) {
    it(`splits ${text}`, () => {
      assert.equal(
        tokenize(text, exceptions)
          .map((token) => token.text)
          .join(" "),
        tokens,
      );
    });
  }
});

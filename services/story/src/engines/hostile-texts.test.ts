import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { hostileTexts } from "../../../../libs/documents/src/testing/hostile.ts";
import { countWords } from "../domain/words.ts";
import { narrativeAnalyzer } from "./narrative-analyzer.ts";

const size = 30_000;
const analyzer = narrativeAnalyzer({ threads: 1 });
after(() => analyzer.close());
const options = {
  language: "en",
  signal: new AbortController().signal,
  memory: { recall: async () => new Map(), keep: async () => {} },
  onProgress: () => {},
};

describe("a text designed to be slow is analysed or refused", () => {
  for (const [name, make] of Object.entries(hostileTexts))
    it(`of ${name}`, async () => {
      const found = await analyzer.analyze(make(size), options).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return { lines: 1 };
      });
      assert.ok(found.lines > 0);
    });
});

describe("the words of five million characters are counted", () => {
  const words: [what: string, text: string, words: number][] = [
    ["without a space", "a".repeat(5_000_000), 1],
    ["one letter and its combining marks", `a${"\u0301".repeat(4_999_999)}`, 1],
    ["letters and hyphens", "a-".repeat(2_500_000), 1],
    ["letters and spaces", "a ".repeat(2_500_000), 2_500_000],
  ];
  for (const [what, text, expected] of words)
    it(what, () => {
      assert.equal(countWords(text), expected);
    });
  it("in ordinary text", () => {
    assert.equal(countWords("Don’t, e\u0301clair - “l’été” 𝒜b 3-4 字字。字 '-x"), 8);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { judge } from "./judge.ts";

const right = { cost: 1, rank: 0.08, backRank: 0.1, bends: 0.3, wander: 0.4, filler: 0 };
const wrong = { cost: 1.3, rank: 0.25, backRank: 0.3, bends: 0.45, wander: 0.9, filler: 0.02 };

describe("judge", () => {
  it("tells right words from other words", () => {
    assert.equal(judge(right, { words: 12, stretch: 1.1 }).otherWords, false);
    assert.equal(judge(wrong, { words: 12, stretch: 1.1 }).otherWords, true);
    assert.ok(judge(right, { words: 12, stretch: 1.1 }).match > 0.9);
    assert.ok(judge(wrong, { words: 12, stretch: 1.1 }).match < 0.05);
  });

  it("accuses nobody of other words in a line of three", () => {
    assert.equal(judge(wrong, { words: 3, stretch: 1 }).otherWords, false);
  });

  it("accuses nobody for being slow, as children are", () => {
    assert.equal(judge(right, { words: 12, stretch: 2.5 }).otherWords, false);
  });
});

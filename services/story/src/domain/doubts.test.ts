import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tale } from "./corrections/tale.fixture.ts";
import { doubtful, doubtsOf } from "./doubts.ts";

const { text, found } = tale({ c1: ["Anna"], c2: ["Ben"], c3: ["the king"], c4: ["Dora"], c5: ["Emil"] }, [
  ["c1", "One?"],
  ["c2", "Two."],
  ["?", "Three?"],
  [null, "The king looked at Dora."],
  ["c2", "Four."],
  [null, "The end."],
]);
const script = { ...found.script, confidence: [0.6, 0.9, 0.1, 0, 0.1, 0] };

describe("doubts", () => {
  it("are the spoken lines below the limit, the least sure first, starting after a place", () => {
    const lines = (below: number, after: Parameters<typeof doubtful>[2] = null) =>
      doubtful(script, below, after).map(({ line }) => line);
    assert.deepEqual(lines(0.7), [2, 4, 0]);
    assert.deepEqual(lines(1), [2, 4, 0, 1]);
    assert.deepEqual(lines(1, { confidence: 0.1, line: 2 }), [4, 0, 1]);
  });

  it("come with three candidates: the found speaker, those who take turns there, those who are named there", () => {
    const [three, four] = doubtsOf(doubtful(script, 0.5, null), { ...found, script }, text);
    assert.deepEqual(
      [three?.text, three?.before, three?.after],
      ["Three?\n", "Two.\n", "The king looked at Dora.\n"],
    );
    assert.deepEqual(
      three?.candidates.map(({ name }) => name),
      ["Ben", "Anna", "the king"],
    );
    assert.equal(four?.candidates[0]?.name, "Ben");
    assert.ok(!three?.candidates.some(({ name }) => name === "Emil"));
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chosenTakes } from "./chosen-takes.ts";

const accepted = (id: string, lines: readonly number[], minute: number) => ({
  id,
  lines,
  decidedAt: new Date(minute * 60_000),
});
const made = (takeId: string, contributionId: string, line: number | null) => ({
  takeId,
  contributionId,
  line,
});

describe("chosenTakes", () => {
  it("names each take of a reading of several lines", () => {
    assert.deepEqual(chosenTakes([accepted("a", [1, 2], 0)], [made("a", "a", 1), made("a2", "a", 2)]), [
      "a",
      "a2",
    ]);
  });

  it("names of two accepted recordings of a line the one that was accepted last", () => {
    const both = [accepted("late", [1], 2), accepted("early", [1, 3], 1)];
    const takes = [made("late", "late", 1), made("early", "early", 1), made("early3", "early", 3)];
    assert.deepEqual(chosenTakes(both, takes).toSorted(), ["early3", "late"]);
  });

  it("names a recording that is not prepared yet by its own id", () => {
    assert.deepEqual(chosenTakes([accepted("a", [4], 0)], []), ["a"]);
  });
});

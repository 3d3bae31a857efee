import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { etaOf, fractionOf, type Work } from "./progress.ts";

const rendering: Work = {
  status: "rendering",
  words: 1000,
  wordsToRender: 1000,
  wordsLeft: 500,
  bookMs: null,
  masteredMs: 0,
  masteringSeconds: 0,
};
const pace = { renditions: 10, words: 100, audioMs: 40_000, seconds: 2 };

describe("etaOf", () => {
  it("estimates the remaining words at the measured pace, plus the mastering of the whole book", () => {
    // 500 words at 50 a second are 10 s; the book, 1000 words of 0.4 s, is 400 s long: 4 s at 100 x.
    assert.equal(etaOf(rendering, pace, 100), 14);
  });

  it("is null without enough data: while queued, just after the start, and at the end", () => {
    assert.equal(etaOf({ ...rendering, status: "queued" }, pace, 100), null);
    assert.equal(etaOf(rendering, null, 100), null);
    assert.equal(etaOf(rendering, { ...pace, renditions: 2 }, 100), null);
    assert.equal(etaOf({ ...rendering, status: "done" }, pace, 100), null);
  });

  it("uses the speed of this mastering as soon as it is measured", () => {
    const mastering: Work = { ...rendering, status: "mastering", wordsLeft: 0, bookMs: 100_000 };
    assert.equal(etaOf(mastering, null, 100), 1);
    assert.equal(etaOf({ ...mastering, masteredMs: 20_000, masteringSeconds: 2 }, null, 100), 8);
  });
});

describe("fractionOf", () => {
  it("rises from 0 over rendering and mastering to 1", () => {
    const steps = [
      { ...rendering, wordsLeft: 1000 },
      rendering,
      { ...rendering, status: "mastering" as const, wordsLeft: 0, bookMs: 100 },
      { ...rendering, status: "mastering" as const, wordsLeft: 0, bookMs: 100, masteredMs: 50 },
      { ...rendering, status: "done" as const },
    ].map(fractionOf);
    assert.deepEqual(
      steps,
      [...steps].sort((a, b) => a - b),
    );
    assert.equal(steps[0], 0);
    assert.equal(steps.at(-1), 1);
    assert.equal(new Set(steps).size, 5);
  });
});

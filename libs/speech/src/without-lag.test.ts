import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withoutLag } from "./without-lag.ts";

const word = (fromMs: number, toMs: number) => ({ start: 0, end: 1, fromMs, toMs });

describe("withoutLag", () => {
  it("moves starts by 75 ms and ends by 36 ms, less where the sound is played faster", () => {
    assert.deepEqual(withoutLag([word(200, 400), word(500, 800)]), [word(125, 364), word(425, 764)]);
    assert.deepEqual(withoutLag([word(200, 400)], 2), [word(162.5, 382)]);
  });

  it("keeps words in order, each with a length", () => {
    assert.deepEqual(withoutLag([word(40, 45), word(45, 60), word(60, 300)]), [
      word(0, 10),
      word(10, 24),
      word(24, 264),
    ]);
  });
});

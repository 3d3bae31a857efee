import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chromium } from "../made-files.fixture.ts";
import { readBlocks } from "./matroska-blocks.ts";
import { opusSeconds } from "./opus-seconds.ts";

const rounded = ({ seconds, cut }: { seconds: number; cut: boolean }) => ({
  seconds: Math.round(seconds * 100) / 100,
  cut,
});

describe("the blocks of a Matroska file", () => {
  it("are counted, though the file tells no length", () =>
    assert.deepEqual(rounded(readBlocks(chromium, 1)), { seconds: 3, cut: false }));
  it("of another track are not counted", () =>
    assert.deepEqual(rounded(readBlocks(chromium, 2)), { seconds: 0, cut: false }));
  it("are counted up to where the file was cut", () => {
    assert.deepEqual(rounded(readBlocks(chromium.subarray(0, chromium.length - 3), 1)), {
      seconds: 2.94,
      cut: true,
    });
  });
});

describe("the length of an Opus packet", () => {
  for (const [bytes, ms] of [
    [[0x00], 10],
    [[0x18, 0], 60],
    [[0x60], 10],
    [[0xf8], 20],
    [[0xfb, 3], 60],
    [[], 0],
  ] as const) {
    it(`is ${ms} ms for the first bytes ${bytes.join(", ") || "of nothing"}`, () => {
      assert.equal(Math.round(opusSeconds(Uint8Array.from(bytes)) * 1000), ms);
    });
  }
});

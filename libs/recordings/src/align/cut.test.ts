import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cutAround } from "./cut.ts";

/** Frames with speech as letters, silence as dots. */
const frames = (text: string): Uint8Array => Uint8Array.from(text, (letter) => (letter === "." ? 0 : 1));

describe("cutAround", () => {
  const line = "........abc.........";

  it("keeps silence around the words, up to 250 ms", () => {
    assert.deepEqual(cutAround({ from: 8, to: 11 }, frames(line), 0, 20, 50), { from: 3, to: 16 });
  });

  it("keeps the beginning and the end of sound that the words do not have", () => {
    assert.deepEqual(cutAround({ from: 9, to: 10 }, frames(line), 0, 20, 50), { from: 3, to: 16 });
  });

  it("stops at other speech, and at its bounds", () => {
    assert.deepEqual(cutAround({ from: 4, to: 6 }, frames("x...ab..x"), 0, 9, 100), { from: 1, to: 8 });
    assert.deepEqual(cutAround({ from: 4, to: 6 }, frames("....ab...."), 3, 7, 50), { from: 3, to: 7 });
  });
});

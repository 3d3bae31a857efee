import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { piecesOf } from "./pieces.ts";

describe("piecesOf", () => {
  it("leaves a short text whole", () => {
    assert.deepEqual(piecesOf("One. Two.", 100), ["One. Two."]);
  });

  it("cuts after a sentence, else at a space, else anywhere", () => {
    assert.deepEqual(piecesOf("Hello there. And then some", 20), ["Hello there.", " And then some"]);
    assert.deepEqual(piecesOf("hello there and then", 13), ["hello there", " and then"]);
    assert.deepEqual(piecesOf("abcdefgh", 3), ["abc", "def", "gh"]);
  });

  it("cuts any text without losing anything, into pieces that are never too long and never split a character", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", ".", " ", "😀"), maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 12 }), (text, longest) => {
        const pieces = piecesOf(text, longest);
        assert.equal(pieces.join(""), text);
        for (const piece of pieces) assert.ok(piece.length <= longest && piece.isWellFormed());
      }),
    );
  });
});

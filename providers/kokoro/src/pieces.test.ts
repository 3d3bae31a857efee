import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Sound } from "@storytelling/phonemes";
import { piecesOf } from "./pieces.ts";

/** Sounds of a text whose letters are its phonemes. */
const soundsOf = (text: string): Sound[] =>
  Array.from(text.matchAll(/\p{L}+|[^\p{L}\s]/gu), ({ 0: phonemes, index: start }) => {
    const end = start + phonemes.length;
    return { start, end, phonemes, spaced: /\s/.test(text.slice(end, end + 1)) };
  });

const wordsIn = (text: string) =>
  piecesOf(soundsOf(text)).map(({ words }) => words.map(({ start, end }) => text.slice(start, end)));

describe("piecesOf", () => {
  it("keeps a short text whole, with the tokens of each word", () => {
    const [piece, ...more] = piecesOf(soundsOf("abc, de."));
    assert.deepEqual(piece, {
      tokens: [43, 44, 45, 3, 16, 46, 47, 4],
      words: [
        { start: 0, end: 3, first: 0, last: 3 },
        { start: 5, end: 7, first: 5, last: 7 },
      ],
      end: "sentence",
    });
    assert.deepEqual(more, []);
  });

  it("cuts after the last sentence that fits, behind its quotation mark", () => {
    const sentence = "aaaa bbbb cccc dddd eeee ffff hhhh iiii jjjj kkkk";
    const pieces = piecesOf(soundsOf(`“${sentence}.” `.repeat(8)));
    const closing = 15;
    assert.deepEqual(
      pieces.map(({ words, tokens, end }) => [words.length, tokens.at(-1), end]),
      [
        [30, closing, "sentence"],
        [30, closing, "sentence"],
        [20, closing, "sentence"],
      ],
    );
  });

  it("cuts a text of 5,000 characters without a stop between words, and loses none", () => {
    const text = "wolf ".repeat(1000);
    const pieces = piecesOf(soundsOf(text));
    assert.ok(pieces.every(({ tokens }) => tokens.length <= 200));
    assert.deepEqual(wordsIn(text).flat(), Array(1000).fill("wolf"));
  });

  it("cuts a word of 5,000 letters", () => {
    const pieces = piecesOf(soundsOf("a".repeat(5000)));
    assert.equal(pieces.flatMap(({ tokens }) => tokens).length, 5000);
    assert.ok(pieces.every(({ tokens }) => tokens.length <= 200));
  });

  it("says a mark once that is written many times", () => {
    assert.equal(piecesOf(soundsOf(`${"(".repeat(500)}fox!!!`))[0]?.tokens.length, 5);
  });

  it("gives nothing for marks alone", () => {
    assert.deepEqual(piecesOf(soundsOf("... !?")), []);
  });
});

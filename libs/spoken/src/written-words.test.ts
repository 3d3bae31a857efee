import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spoken, writtenWords } from "./index.ts";

/** Each word of the spoken form, 100 ms long, as a voice would time it. */
const timed = (said: string) =>
  Array.from(said.matchAll(/[^\s.,!?]+/g), ({ 0: word, index }, at) => ({
    start: index,
    end: index + word.length,
    fromMs: 100 * at,
    toMs: 100 * at + 100,
  }));
const written = (text: string, language = "en") => {
  const { said, pieces } = spoken(text, { language });
  return writtenWords(pieces, timed(said)).map(({ start, end, fromMs, toMs }) => [
    text.slice(start, end),
    fromMs,
    toMs,
  ]);
};

describe("writtenWords", () => {
  it("times several said words as the one word that is written", () => {
    assert.deepEqual(written("“Capt. Smith paid £5 in 1845.”"), [
      ["Capt.", 0, 100],
      ["Smith", 100, 200],
      ["paid", 200, 300],
      ["£5", 300, 500],
      ["in", 500, 600],
      ["1845", 600, 900],
    ]);
  });

  it("leads a word with invisible characters or a cut at the line's end back to all of it", () => {
    assert.deepEqual(written("an ex\u00adtra recog-\nnised <i>one</i>"), [
      ["an", 0, 100],
      ["ex\u00adtra", 100, 200],
      ["recog-\nnised", 200, 300],
      ["one", 300, 400],
    ]);
  });

  it("leaves out words that are not in what was said", () => {
    const { pieces } = spoken("He came.", { language: "en" });
    assert.deepEqual(writtenWords(pieces, [{ start: 90, end: 95, fromMs: 0, toMs: 1 }]), []);
  });

  it("times the parts of a word that a voice times apart", () => {
    const { pieces } = spoken("well-known", { language: "en" });
    const words = [
      { start: 0, end: 4, fromMs: 0, toMs: 1 },
      { start: 5, end: 10, fromMs: 1, toMs: 2 },
    ];
    assert.deepEqual(writtenWords(pieces, words), words);
  });
});

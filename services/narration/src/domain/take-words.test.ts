import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cutsOf, evenWords, moveWords, wordsOfPiece } from "./take-words.ts";

const timed = (text: string) =>
  [...text.matchAll(/\p{L}+/gu)].map((word, at) => ({
    ...{ start: word.index, end: word.index + word[0].length, fromMs: at * 100, toMs: at * 100 + 80 },
  }));
const said = (text: string, words: readonly { start: number; end: number }[]) =>
  words.map(({ start, end }) => text.slice(start, end));

describe("the words of a take", () => {
  it("are led to a text with other punctuation", () => {
    const [from, to] = ["“Come in!”", "Well — come in, then."];
    const words = moveWords(timed(from), from, to);
    assert.deepEqual(said(to, words), ["come", "in"]);
    assert.deepEqual(
      words.map(({ fromMs }) => fromMs),
      [0, 100],
    );
  });

  it("leave out those that the other text does not have", () => {
    const [from, to] = ["Who is there now", "Who is out there"];
    assert.deepEqual(said(to, moveWords(timed(from), from, to)), ["Who", "is", "there"]);
  });

  it("are cut between the pieces of their line", () => {
    const texts = ["One two. ", "Three four."];
    const words = timed(texts.join(""));
    const [cut = 0] = cutsOf(texts, words, 400);
    assert.equal(cut, 190);
    const from = texts[0]?.length ?? 0;
    const second = wordsOfPiece(words, { from, to: from + 11, fromMs: cut, toMs: 400 });
    assert.deepEqual(said(texts[1] ?? "", second), ["Three", "four"]);
    assert.equal(second[0]?.fromMs, 10);
  });

  it("are spread evenly where nothing can find them", () => {
    assert.deepEqual(
      evenWords("ab cd", 500).map(({ fromMs, toMs }) => [fromMs, toMs]),
      [
        [0, 200],
        [300, 500],
      ],
    );
  });
});

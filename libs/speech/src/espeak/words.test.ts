import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "./words.ts";

const shown = (text: string, language: string, marks: [number | null, number][]) =>
  wordsOf(
    text,
    language,
    marks.map(([offset, ms]) => ({ offset, ms })),
  ).map(({ start, end, fromMs, toMs }) => [text.slice(start, end), fromMs, toMs]);

test("a word lasts until the next one or until silence", () => {
  assert.deepEqual(
    shown("Es war. Ja", "de", [
      [0, 0],
      [3, 100],
      [null, 300],
      [8, 500],
      [null, 900],
    ]),
    [
      ["Es", 0, 100],
      ["war", 100, 300],
      ["Ja", 500, 900],
    ],
  );
});

test("a number said in several words is one word of the text", () => {
  assert.deepEqual(
    shown("1984 da", "de", [
      [0, 0],
      [0, 400],
      [0, 900],
      [5, 1500],
      [null, 2000],
    ]),
    [
      ["1984", 0, 1500],
      ["da", 1500, 2000],
    ],
  );
});

test("the words of a language without spaces are separated", () => {
  assert.deepEqual(
    shown("从前有一个", "zh", [
      [0, 0],
      [1, 200],
      [2, 400],
      [null, 900],
    ]).map(([word]) => word),
    ["从前", "有"],
  );
});

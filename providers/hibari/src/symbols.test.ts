import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sound } from "@storytelling/phonemes";
import { passagesOf } from "./symbols.ts";

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz .,!?;:—…"“”'];
const VOCABULARY = Object.fromEntries(LETTERS.map((letter, i) => [letter, i + 1]));

/** Each word said by its own letters. */
const soundsOf = (text: string): Sound[] =>
  [...text.matchAll(/\p{L}+|[^\s\p{L}]/gu)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    phonemes: written.toLowerCase(),
    spaced: /\s/.test(text.charAt(index + written.length)),
  }));
const read = (text: string): string[] =>
  passagesOf(soundsOf(text), text, VOCABULARY).map(({ ids }) => ids.map((id) => LETTERS[id - 1]).join(""));

test("a passage is a sentence with its closing marks", () => {
  assert.deepEqual(read("“Go!” She ran. “Why?” he said… Then—no."), [
    "“go!”",
    "she ran.",
    "“why?” he said…",
    "then—no.",
  ]);
});

test("a sentence of 1,000 words is cut at clauses, and without clauses at words, and nothing is lost", () => {
  for (const [text, ends] of [
    ["one two three, ".repeat(333), /,$/],
    ["one two three ".repeat(333), /[a-z]$/],
    ["abcdefghij".repeat(500), /[a-z]$/],
  ] as const) {
    const passages = read(text);
    assert.ok(passages.length > 10 && passages.every((each) => each.length <= 401 && ends.test(each)));
    assert.equal(passages.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
  }
});

test("symbols that the network does not know, and passages without a word, are left out", () => {
  assert.deepEqual(read("Fox ж ran. ?! — … Yes."), ["fox ran.", "yes."]);
  assert.deepEqual(passagesOf([], "", VOCABULARY), []);
});

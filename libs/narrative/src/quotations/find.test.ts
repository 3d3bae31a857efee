import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findParagraphs } from "../text/paragraphs.ts";
import { findQuotes } from "./find.ts";

const quotes = (text: string): string[] => {
  const paragraphs = findParagraphs(text);
  return findQuotes(
    text,
    paragraphs,
    paragraphs.map(() => false),
  ).map(({ start, end }) => text.slice(start, end));
};

describe("findQuotes", () => {
  it("reads curly, straight, German, French and Japanese marks", () => {
    assert.deepEqual(quotes("“Yes,” she said. “No.”"), ["Yes,", "No."]);
    assert.deepEqual(quotes('"Yes," she said. "No."'), ["Yes,", "No."]);
    assert.deepEqual(quotes("„Ja“, sagte sie. „Nein.“"), ["Ja", "Nein."]);
    assert.deepEqual(quotes("«Oui», dit-elle. «Non.»"), ["Oui", "Non."]);
    assert.deepEqual(quotes("「はい」と彼女は言った。「いいえ。」"), ["はい", "いいえ。"]);
  });

  it("distinguishes single marks from apostrophes", () => {
    assert.deepEqual(
      quotes("'I'm the dogs' friend,' said Tom. 'Don't ye b'lieve it? 'Tis true.'\n\n'Well,' said Ann."),
      ["I'm the dogs' friend,", "Don't ye b'lieve it? 'Tis true.", "Well,"],
    );
  });

  it("keeps nested speech inside the outer quotation", () => {
    assert.deepEqual(quotes("“He said ‘run!’ and I ran,” said Ann."), ["He said ‘run!’ and I ran,"]);
  });

  it("reads speech between dashes, without the narrator's words", () => {
    const text = "—Ven aquí —dijo Ana—. Tengo frío.\n\n—Voy —respondió Luis.\n\n—Gracias.";
    assert.deepEqual(quotes(text), ["Ven aquí", ". Tengo frío.", "Voy", "Gracias."]);
  });

  it("continues speech in a paragraph that opens with a mark when the previous one was not closed", () => {
    const text = "“First of all, sit down.\n\n“Then listen,” said Ann.";
    const paragraphs = findParagraphs(text);
    const found = findQuotes(text, paragraphs, [false, false]);
    assert.deepEqual(
      found.map(({ continues }) => continues),
      [false, true],
    );
  });

  it("leaves out scare quotes and titles", () => {
    assert.deepEqual(quotes("The “grand” hotel had a copy of “The Lost Oar” on every table."), []);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findChapters, findHeadings } from "./chapters.ts";
import { findParagraphs } from "./paragraphs.ts";
import { splitSentences } from "./sentences.ts";

const sentences = (text: string): string[] =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it("does not end a sentence at titles, at initials, or before lower case after speech", () => {
    assert.deepEqual(sentences("Mr. Gray met J. T. Brown. He bowed."), [
      "Mr. Gray met J. T. Brown.",
      "He bowed.",
    ]);
    assert.deepEqual(sentences("“Stop!” cried Ann. “Wait . . . please.”"), [
      "“Stop!” cried Ann.",
      "“Wait . . . please.”",
    ]);
  });

  it("ends a sentence at Chinese and Japanese marks without a space after them", () => {
    assert.deepEqual(sentences("狐が来た。王は笑った。"), ["狐が来た。", "王は笑った。"]);
  });
});

const paragraphs = (text: string): string[] =>
  findParagraphs(text).map(({ start, end }) => text.slice(start, end));

describe("findParagraphs", () => {
  it("takes each line as a paragraph when lines are long or few", () => {
    assert.deepEqual(paragraphs("One.\nTwo.\r\n\r\nThree."), ["One.", "Two.", "Three."]);
  });

  it("joins lines that are broken at a column", () => {
    const line = "the tide came in over the flat brown sand and took the boats ";
    const wrapped = `${line}\n${line}\n${line}\nhome.\n\n${line}\n${line}\nend.`;
    assert.equal(paragraphs(wrapped).length, 2);
  });
});

const chapters = (text: string): (string | null)[] => {
  const found = findParagraphs(text);
  return findChapters(text, found, findHeadings(text, found)).map(({ title }) => title);
};

describe("findChapters", () => {
  it("begins one at each numbered heading, with the title on the line below", () => {
    assert.deepEqual(
      chapters("Chapter One\n\nThe Mill\n\nIt rained all day long.\n\nChapter Two\n\nIt stopped at last."),
      ["Chapter One – The Mill", "Chapter Two"],
    );
  });

  it("does not take a shout in capitals for a heading when chapters are numbered", () => {
    assert.equal(
      chapters("I.\n\nHe ran to the gate.\n\nBEWARE OF THE DOG\n\nHe ran back.\n\nII.\n\nHe slept.").length,
      2,
    );
  });

  it("gives one without a title to a text that has none", () => {
    assert.deepEqual(chapters("It rained."), [null]);
  });
});

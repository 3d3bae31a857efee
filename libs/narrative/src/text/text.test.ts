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

  const prose = "It rained all day long on the mill.";
  const titled = (...titles: string[]) =>
    chapters(titles.map((title) => `${title}\n\n${prose}`).join("\n\n"));

  it("takes neither the title of the whole nor its author for a chapter, or for a part of one's title", () => {
    const two = `CHAPTER I\n\n${prose}\n\nCHAPTER II\n\n${prose}`;
    for (const top of ["THE MILL", "THE MILL\n\nby Ann Lee", "THE MILL\n\nA tale of rain.\n\nBy ANN LEE"])
      assert.deepEqual(chapters(`${top}\n\n${two}`), ["CHAPTER I", "CHAPTER II"]);
    assert.deepEqual(chapters(`PROLOGUE\n\n${prose}\n\n${two}`), ["PROLOGUE", "CHAPTER I", "CHAPTER II"]);
    assert.deepEqual(titled("THE MILL", "THE RAIN"), ["THE MILL", "THE RAIN"]);
  });

  const sentences = [
    "Chapter 4 is where my aunt stopped reading.",
    "Part III of the letter was lost.",
    "The first part of the night was quiet.",
    "Book I liked best was the green one.",
    "Chapter 4, my aunt said, was dull.",
    "Contents of the chest were unknown.",
    "Day 3 of the trip was wet.",
  ];
  for (const sentence of sentences)
    it(`takes “${sentence}” for a sentence`, () => {
      assert.deepEqual(titled("Chapter 1", "Chapter 2").length, 2);
      assert.deepEqual(chapters(`Chapter 1\n\n${sentence}\n\n${prose}\n\n${sentence} ${prose}`), [
        "Chapter 1",
      ]);
    });

  const forms: [string, string][] = [
    ["Chapter 1: “Who is it?”", "Chapter 2: “Nobody”"],
    ["Ch. 1", "Ch. 2"],
    ["chapter.007", "chapter.008"],
    ["1. The Old Mill", "2. The New Mill"],
    ["Chapter 1 The Old Mill", "Chapter 2 The New Mill"],
    ["One", "Two"],
    ["Interlude", "Interlude"],
    ["Day 1", "Day 2"],
    ["Preface to the Second Edition", "Chapter 1"],
  ];
  for (const [one, two] of forms)
    it(`takes “${one}” for a heading`, () => assert.deepEqual(titled(one, two), [one, two]));

  for (const [ornate, plain] of [
    ["~ %s ~", "Chapter %s"],
    ["- %s -", "%s"],
    ["[%s]", "Chapter %s"],
    ["<< %s >>", "Chapter %s"],
  ] as const)
    it(`takes “${ornate.replace("%s", plain)}” for a heading`, () => {
      const line = (n: string) => ornate.replace("%s", plain.replace("%s", n));
      assert.deepEqual(titled(line("1"), line("2")), [plain.replace("%s", "1"), plain.replace("%s", "2")]);
    });

  it("does not take a list, or numbers that do not count from the first, for chapters", () => {
    const from = (first: number) => titled(...Array.from({ length: 15 }, (_, n) => `${first + n}`));
    assert.equal(from(1).length, 15);
    assert.deepEqual(from(370), [null]);
    assert.deepEqual(chapters(`${prose}\n\n1. Salt\n\n2. Bread\n\n3. Rope\n\n${prose}`), [null]);
    assert.deepEqual(chapters(`${prose}\n\n[12]\n\n${prose}`), [null]);
  });

  it("gives one without a title to a text that has none", () => {
    assert.deepEqual(chapters("It rained."), [null]);
  });
});

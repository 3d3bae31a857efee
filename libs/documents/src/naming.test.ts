import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bylineAuthor, isChapterName, languageTag } from "./naming.ts";

describe("isChapterName", () => {
  const chapters = [
    "Chapter 1",
    "CHAPTER ONE: THE MILL",
    "I",
    "12.",
    "~ 1 ~",
    "Prologue",
    "The First Part",
    "Kapitel 3",
    "Chapitre premier",
    "Zwölftes Kapitel",
    "Capitolo secondo",
    "Глава 4",
    "第十二章",
    "Day 3",
    "4. The Mill",
    "IV. The Mill",
  ];
  for (const line of chapters) it(`is true of “${line}”`, () => assert.equal(isChapterName(line), true));

  const titles = [
    "The Mill",
    "Nineteen Mills",
    "1066 and the Mill",
    "101 Mills",
    "The Book of Mills",
    "A Part of the Mill",
  ];
  for (const line of titles) it(`is false of “${line}”`, () => assert.equal(isChapterName(line), false));
});

describe("bylineAuthor", () => {
  it("finds a byline under a title, on one line or two", () => {
    assert.equal(bylineAuthor("The Fox\n\nby Ann B. Author\n\nOnce."), "Ann B. Author");
    assert.equal(bylineAuthor("Der Fuchs\r\nVon Anna Autor.\r\n"), "Anna Autor");
    assert.equal(bylineAuthor("THE FOX\n\nby\n\nANN AUTHOR\n"), "ANN AUTHOR");
  });

  it("does not mistake a sentence for one", () => {
    assert.equal(bylineAuthor("By the river lived a fox.\nBy night it ran."), null);
    assert.equal(bylineAuthor("The Fox\n\nby the river it lived"), null);
    assert.equal(bylineAuthor("Una mañana\n\nPor qué lloras? dijo."), null);
  });
});

describe("languageTag", () => {
  it("spells any tag in one way, and is null when there is none", () => {
    const tags = ["en-GB", "eng", "de_AT", "zh-Hant-TW", "und", "", "no language", null];
    assert.deepEqual(tags.map(languageTag), ["en-GB", "en", "de-AT", "zh-Hant-TW", null, null, null, null]);
  });
});

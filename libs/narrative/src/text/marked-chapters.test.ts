import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { GivenChapter } from "../analysis.ts";
import { analyze } from "../analyze.ts";

const text = `THE BOOK

by Ann Lee

Nora

"Where is he?" asked Nora. "I saw nobody.

“Is He Here?”

"He is not," said Karl, and Nora wept. Then the night came.

NO ENTRY

They went home.
`;
const given = (words: string, headed = true): GivenChapter => ({
  start: text.indexOf(words),
  title: words,
  headed,
});
const read = (...chapters: GivenChapter[]) => {
  const found = analyze(text, { language: "en-GB", chapters });
  return {
    ...found,
    wordsOf: ({ start, end }: { start: number; end: number }) => text.slice(start, end).trim(),
  };
};

describe("given chapters", () => {
  it("are the chapters, whatever their words; what is before the first is its title and credits", () => {
    const { chapters } = read(given("Nora"), given("“Is He Here?”"));
    assert.deepEqual(
      chapters.map(({ title, start, end }) => [title, start, end]),
      [
        ["Nora", 0, text.indexOf("“Is He")],
        ["“Is He Here?”", text.indexOf("“Is He"), text.length],
      ],
    );
  });

  it("make their headings heading lines, and other words in capitals none", () => {
    const { lines, wordsOf } = read(given("Nora"), given("“Is He Here?”"));
    const headings = lines.filter(({ kind }) => kind === "heading").map(wordsOf);
    assert.deepEqual(headings, ["THE BOOK", "by Ann Lee", "Nora", "“Is He Here?”"]);
  });

  it("begin a line, also in the middle of a paragraph, and the lines tile the text", () => {
    const { lines, wordsOf } = read(given("Nora"), given("Then the night", false));
    const starts = lines.map(({ start }) => start);
    assert.ok(starts.includes(text.indexOf("Then the night")));
    assert.ok(lines.some((line) => wordsOf(line) === "Then the night came." && line.kind === "narration"));
    assert.equal(lines.map(({ start, end }) => text.slice(start, end)).join(""), text);
  });

  it("are one without a title before the first where a story begins there", () => {
    const { chapters } = read(given("Then the night", false), given("They went", false));
    assert.deepEqual(
      chapters.map(({ title }) => title),
      [null, "Then the night", "They went"],
    );
  });
});

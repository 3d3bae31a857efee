import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { importDocument } from "./import-document.ts";

const folder = new URL("../../../examples/", import.meta.url);
const files = readdirSync(folder).filter((name) => name !== "README.md");

interface Expected {
  title: string;
  author: string;
  language?: string;
  words: [least: number, most: number];
  headings?: string[];
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  "alice-in-wonderland.txt": {
    title: "ALICE’S ADVENTURES IN WONDERLAND",
    author: "Lewis Carroll",
    words: [26_000, 27_000],
    headings: ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"].map(
      (n) => `CHAPTER ${n}`,
    ),
  },
  "as-you-like-it.txt": { title: "As You Like It", author: "William Shakespeare", words: [2_000, 2_600] },
  "belling-the-cat.txt": { title: "Belling the Cat", author: "Aesop", words: [150, 250] },
  "little-red-cap.txt": { title: "Little Red-Cap", author: "Jacob and Wilhelm Grimm", words: [1_300, 1_500] },
  "mad-tea-party.docx": {
    title: "A Mad Tea-Party",
    author: "Lewis Carroll",
    language: "en",
    words: [2_200, 2_600],
    headings: ["A Mad Tea-Party"],
  },
  "pride-and-prejudice.epub": {
    title: "Pride and Prejudice, chapters 1 to 3",
    author: "Jane Austen",
    language: "en",
    words: [3_000, 3_700],
    headings: ["Chapter 1", "Chapter 2", "Chapter 3"],
  },
  "red-headed-league.md": {
    title: "The Red-Headed League",
    author: "Arthur Conan Doyle",
    language: "en",
    words: [8_500, 9_500],
    headings: ["The Red-Headed League"],
  },
  "rotkaeppchen.txt": { title: "Rotkäppchen", author: "Jacob und Wilhelm Grimm", words: [1_200, 1_400] },
  "scandal-in-bohemia.html": {
    title: "A Scandal in Bohemia",
    author: "Arthur Conan Doyle",
    language: "en",
    words: [8_200, 9_000],
    headings: ["A Scandal in Bohemia", "I.", "II.", "III."],
  },
};

describe("examples/", () => {
  it("contains exactly the files that are described here", () => {
    assert.deepEqual(files.toSorted(), Object.keys(EXPECTED).toSorted());
  });

  for (const [name, expected] of Object.entries(EXPECTED))
    it(`${name} is read completely, with its title and author`, async () => {
      const story = await importDocument({ bytes: readFileSync(new URL(name, folder)), filename: name });
      assert.deepEqual(
        [story.title, story.author, story.language, story.warnings],
        [expected.title, expected.author, expected.language ?? null, []],
      );
      const words = story.text.split(/\s+/).length;
      const [least, most] = expected.words;
      assert.ok(words >= least && words <= most, `${words} words`);
      const blocks = story.text.split(/\n\n+/);
      const headings = expected.headings ?? [];
      assert.deepEqual(
        blocks.filter((block) => headings.includes(block)),
        headings,
      );
      assert.doesNotMatch(story.text, /gutenberg|<\w+>|&\w+;|\ufffd/i);
    });
});

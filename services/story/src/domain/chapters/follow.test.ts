import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { follow } from "./follow.ts";

const book = `The Hen

Chapter 1

Once there was a hen.

Chapter 2

Then the fox came.

Chapter 3

They all went home.
`;
const marks = [...book.matchAll(/Chapter/g)].map(({ index }) => index);

/** The words at each mark after an edit; null where the mark is gone. */
const after = (edited: string, before = book, places = marks) =>
  follow(before, edited, places).map((place) =>
    place === null ? null : edited.slice(place).split("\n", 1)[0],
  );
const headings = ["Chapter 1", "Chapter 2", "Chapter 3"];

describe("marks on a text", () => {
  it("stay on their headings when text before, between and behind them changes", () => {
    assert.deepEqual(after(book), headings);
    assert.deepEqual(after(`By Ann Lee\n\n${book}`), headings);
    assert.deepEqual(after(book.replace("a hen.", "a hen.\n\nCats too.")), headings);
    assert.deepEqual(after(book.replace("a hen.", "a hen.\n\nChapters are hard.")), headings);
    assert.deepEqual(after(`${book}The end.`), headings);
    assert.deepEqual(after(book.replace("Once there was a hen.\n\n", "")), headings);
  });

  it("stay on their headings when each line between them changes", () => {
    assert.deepEqual(
      after(book.replaceAll(" the", " a").replace("hen", "cock").replace("home", "away")),
      headings,
    );
  });

  it("stay on a heading that is rewritten between unchanged lines", () => {
    assert.deepEqual(after(book.replace("Chapter 2", "The Fox")), ["Chapter 1", "The Fox", "Chapter 3"]);
  });

  it("go with their deleted text", () => {
    assert.deepEqual(after(book.replace("Chapter 2\n\n", "")), ["Chapter 1", null, "Chapter 3"]);
    const [, from, to] = marks;
    assert.deepEqual(after(book.slice(0, from) + book.slice(to)), ["Chapter 1", null, "Chapter 3"]);
    assert.deepEqual(after("Another story."), [null, null, null]);
    assert.deepEqual(after(""), [null, null, null]);
  });

  it("go with a chapter that moves to another place", () => {
    const [one = 0, two = 0, three = 0] = marks;
    const swapped = `${book.slice(0, one)}${book.slice(two, three)}${book.slice(one, two)}${book.slice(three)}`;
    assert.deepEqual(after(swapped), headings);
    assert.notDeepEqual(
      follow(book, swapped, marks),
      follow(book, swapped, marks).toSorted((a, b) => Number(a) - Number(b)),
    );
  });

  it("of repeated headings stay where their text is", () => {
    const parts = "ONE\n\nI\n\nThe egg.\n\nII\n\nThe nest.\n\nTWO\n\nI\n\nThe pit.\n\nII\n\nThe well.\n";
    const places = [...parts.matchAll(/^\S+$/gm)].map(({ index }) => index);
    const without = parts
      .replace("ONE\n\nI\n\nThe egg.\n\nII\n\nThe nest.\n\n", "")
      .replace("pit", "deep pit");
    const found = follow(parts, without, places);
    assert.deepEqual(found, [null, null, null, 0, 5, without.lastIndexOf("II")]);
    const many = parts.replaceAll("The", "A");
    assert.deepEqual(
      follow(parts, many, places),
      [...many.matchAll(/^\S+$/gm)].map(({ index }) => index),
    );
  });

  it("inside a paragraph stay at their words", () => {
    const text = "The hen sat. A fox came. They ended.\n";
    const place = text.indexOf("A fox");
    const edited = text.replace("sat", "sat down").replace("They", "So they");
    assert.deepEqual(follow(text, edited, [place]), [edited.indexOf("A fox")]);
    assert.deepEqual(follow(text, text.replace("A fox came. ", ""), [place]), [null]);
  });

  it("in a text with other line ends and in one long line stay", () => {
    const dos = book.replaceAll("\n", "\r\n");
    assert.deepEqual(
      follow(book, dos, marks).map((place) => place !== null && dos.startsWith("Chapter", place)),
      [true, true, true],
    );
    const line = book.replaceAll("\n", " ");
    const places = [...line.matchAll(/Chapter/g)].map(({ index }) => index);
    const edited = line.replace("a hen", "one hen");
    assert.deepEqual(
      follow(line, edited, places),
      [...edited.matchAll(/Chapter/g)].map(({ index }) => index),
    );
  });

  it("are inside the new text, for any edit, and stay without one", () => {
    const texts = fc
      .array(fc.constantFrom("I\n", "a b\n", "\n", "II", " ", "x", "\r\n"), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, texts, (before, edited) => {
        const places = Array.from(before, (_, at) => at);
        assert.deepEqual(follow(before, before, places), places);
        for (const place of follow(before, edited, places))
          assert.ok(place === null || (place >= 0 && place < edited.length), `${place} of ${edited.length}`);
      }),
    );
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyze } from "@storytelling/narrative";
import fc from "fast-check";
import { foundIn } from "../distil.ts";
import { linesOf } from "../script.ts";
import type { Mark } from "./chapter.ts";
import { fitsMarks, marked } from "./marked.ts";
import { chaptersOf } from "./script-chapters.ts";
import { visibleAt } from "./visible.ts";

const text = `The Hen

Once there was a hen. She sat. "Cluck!" said the hen. "Who is there?" asked Karl, and nobody knew.

“Who?”

"I," said the fox. He was old. "Good day," said Karl, "and sit down with us."
`;
const found = foundIn(text, analyze(text, { language: "en" }));
const markAt = (offset: number, title: string | null = null, headed = false): Mark => ({
  ...{ id: String(offset), offset, title, headed },
  ...{ level: 1, language: null, readAloud: null, origin: "author" },
});
const story = { id: "s", language: "en" };

describe("findings with a story's chapters", () => {
  it("have lines that join to the text, and one chapter for each mark, which begins at its mark", () => {
    const places = fc
      .uniqueArray(fc.integer({ min: 0, max: text.trimEnd().length - 1 }), { minLength: 1, maxLength: 12 })
      .map((offsets) =>
        [...new Set(offsets.map((offset) => visibleAt(text, offset) ?? 0))].sort((a, b) => a - b),
      );
    fc.assert(
      fc.property(places, (offsets) => {
        const marks = offsets.map((offset) => markAt(offset, `At ${offset}`));
        const { script } = marked(found, { text, sentences: [] }, marks);
        const lines = linesOf(script, text);
        assert.equal(lines.map((line) => line.text).join(""), text);
        assert.ok(lines.every(({ start, end }) => end > start));
        const chapters = chaptersOf(script, marks, story);
        assert.equal(
          chapters.reduce((sum, { lines: count }) => sum + count, 0),
          lines.length,
        );
        assert.deepEqual(
          chapters.map(({ title }) => title),
          marks.map(({ title }) => title),
        );
        marks.slice(1).forEach(({ offset }, at) => {
          const start = lines[chapters[at + 1]?.firstLine ?? 0]?.start ?? 0;
          const between = text.slice(Math.min(start, offset), Math.max(start, offset));
          assert.ok(!/[\p{L}\p{N}]/u.test(between), `${offset} begins at ${start}`);
        });
        assert.ok(fitsMarks(marked(found, { text, sentences: [] }, marks), text, marks));
      }),
    );
  });

  it("have the heading of a chapter read by the narrator, and its speaker's lines counted without it", () => {
    const marks = [markAt(0, "The Hen", true), markAt(text.indexOf("“Who?”"), "“Who?”", true)];
    const { script, characters } = marked(found, { text, sentences: [] }, marks);
    const heading = linesOf(script, text).find((line) => line.text.startsWith("“Who?”"));
    assert.deepEqual([heading?.kind, heading?.speaker], ["heading", null]);
    for (const { id, lines } of characters)
      assert.equal(lines, script.speakers.filter((speaker) => speaker === id).length);
  });

  it("count both parts of a speech that is cut", () => {
    const marks = [markAt(text.indexOf("is there"), "There")];
    const { script, characters } = marked(found, { text, sentences: [] }, marks);
    for (const { id, lines } of characters)
      assert.equal(lines, script.speakers.filter((speaker) => speaker === id).length);
  });

  it("are the same where they fit already", () => {
    const marks = [markAt(0, found.mood.chapters[0]?.title ?? null, false)];
    assert.equal(fitsMarks(found, text, []), true);
    assert.equal(fitsMarks(found, text, marks), true);
    assert.equal(fitsMarks(found, text, [markAt(text.indexOf("hen. She"), "x")]), false);
  });
});

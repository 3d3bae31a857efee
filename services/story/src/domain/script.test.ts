import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Analysis, analyze, type Line } from "@storytelling/narrative";
import fc from "fast-check";
import { linesOf, scriptOf } from "./script.ts";

const script = (text: string) => {
  const kept = JSON.parse(JSON.stringify(scriptOf(text, analyze(text, { language: "en" }))));
  return { ...kept, lines: linesOf(kept, text) };
};
const words = [
  '"Yes," ',
  "said Anna.",
  "\n",
  "\n\n",
  "CHAPTER I",
  " – ",
  "“Ja”",
  "👩‍👧",
  "مرحبا",
  "\t",
  "\r\n",
  "a",
];

describe("a script", () => {
  it("joins to its text, for any text", () => {
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 }).map((parts) => parts.join("")),
      fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { lines, chapters } = script(text);
        assert.equal(lines.map((line: { text: string }) => line.text).join(""), text);
        let next = 0;
        for (const chapter of chapters) {
          assert.equal(chapter.firstLine, next);
          next += chapter.lines;
        }
        assert.equal(next, lines.length, "every line is in one chapter");
      }),
    );
  });

  it("finds the ends of paragraphs, in wrapped and in unwrapped text", () => {
    const ends = (text: string) =>
      script(text)
        .lines.filter((line: { paragraphEnd: boolean }) => line.paragraphEnd)
        .map((line: { text: string }) => line.text.trim());
    assert.deepEqual(ends('He came. "Hello," he said.\nShe went. "Bye."'), ["he said.", '"Bye."']);
    const wrapped =
      '"It was the best of times and it was the worst of times," said the\nking, and he was of a mind to go on with it for a very long time, so\nthat nobody could stop him. "The age of wisdom," he said and smiled.\n"Age of foolishness," said the queen of the land, who knew it better\nthan anybody, and then both were silent for a while and looked away.\n\n"The end."';
    assert.deepEqual(ends(wrapped).slice(-1), ['"The end."']);
    assert.equal(ends(wrapped).length, 2);
  });

  it("is refused if its lines leave out or repeat a part of the text", () => {
    const analysis = analyze("One. Two.", { language: "en" });
    const broken = (start: number, end: number): Analysis => ({
      ...analysis,
      lines: [{ ...(analysis.lines[0] as Line), start, end }],
    });
    for (const [start, end] of [
      [1, 9],
      [0, 8],
      [0, 10],
    ] as const)
      assert.throws(() => scriptOf("One. Two.", broken(start, end)));
  });
});

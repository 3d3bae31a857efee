import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { formOf, saidOf, wordCount, wordsInLine } from "./spoken-form.ts";

describe("a kept spoken form", () => {
  it("says the same as when it was made", () => {
    const parts = fc.constantFrom("Dr.", "£5", " ", "“", "1845", "—", "ok", "\n", "<b>", "\u00ad", "é");
    const texts = fc.array(parts, { maxLength: 20 }).map((all) => all.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        const { said, ...form } = formOf(text, "en");
        assert.equal(saidOf({ text, form }), said);
      }),
    );
  });

  it("leads timed words back to what is written", () => {
    const text = "“Capt. Smith paid £5.”";
    const { said, ...form } = formOf(text, "en");
    assert.equal(said, "captain Smith paid five pounds.");
    const words = [
      { start: 0, end: 7, fromMs: 0, toMs: 1 },
      { start: 19, end: 23, fromMs: 1, toMs: 2 },
      { start: 24, end: 30, fromMs: 2, toMs: 3 },
    ];
    assert.deepEqual(
      wordsInLine({ text, form }, words).map(({ start, end, toMs }) => [text.slice(start, end), toMs]),
      [
        ["Capt.", 1],
        ["£5", 3],
      ],
    );
  });

  it("is that of an older release for a line that has none", () => {
    const line = { text: "“_Come_  in for £5!”", form: null };
    assert.equal(saidOf(line), "Come in for £5!");
    const words = [{ start: 12, end: 14, fromMs: 0, toMs: 200 }];
    assert.deepEqual(
      wordsInLine(line, words).map(({ start, end }) => line.text.slice(start, end)),
      ["£5"],
    );
  });
});

describe("wordCount", () => {
  it("counts words, and 0 in an empty text", () => {
    assert.equal(wordCount("the end of it"), 4);
    assert.equal(wordCount(""), 0);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Span } from "./analysis.ts";
import { analyze } from "./index.ts";

const tiles = (spans: readonly Span[], length: number): void => {
  let at = 0;
  for (const { start, end } of spans) {
    assert.equal(start, at);
    assert.ok(end > start || length === 0);
    at = end;
  }
  assert.equal(at, length);
};

const ordered = (spans: readonly Span[], length: number): void => {
  let at = 0;
  for (const { start, end } of spans) {
    assert.ok(start >= at && end >= start && end <= length);
    at = end;
  }
};

const check = (text: string): void => {
  const { lines, chapters, scenes, sentences, quotations, characters } = analyze(text);
  if (text === "") assert.deepEqual(lines, []);
  else tiles(lines, text.length);
  tiles(chapters, text.length);
  tiles(scenes, text.length);
  ordered(sentences, text.length);
  ordered(quotations, text.length);
  const ids = new Set(characters.map(({ id }) => id));
  assert.equal(ids.size, characters.length);
  for (const { speaker } of [...quotations, ...lines]) assert.ok(speaker === null || ids.has(speaker));
  for (const { mentions } of characters) ordered(mentions, text.length);
};

const scraps = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "\n",
    "\n\n",
    " ",
    "\t",
    "\r\n",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "—",
    "- ",
    "「",
    "」",
    "...",
    "!",
    "?",
    ". ",
    ", ",
    "said Ann",
    "Mr. Gray",
    "the fox",
    "she",
    "I",
    "ANNA. ",
    "Ben: ",
    "CHAPTER II",
    "\ud83d",
    "\ude00",
    "😀",
    "שלום",
    "\u202e",
    "\u0000",
    "I",
    "St.",
  ),
);
const anyText = fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join(""));

// Work that grows faster than its text would exceed this limit.
const neverHangs = { timeout: 120_000 };

describe("analyze", () => {
  it("tiles any text with its lines and chapters, and keeps all other spans in order and within the text", () => {
    fc.assert(fc.property(anyText, check), { numRuns: 400 });
  });

  it("accepts empty text, white space, lone marks and lone surrogates", () => {
    for (const text of [
      "",
      " ",
      "\n\n\n",
      '"',
      "“”“”",
      "'''''",
      "—",
      "\ud800",
      "\udc00\ud800",
      "x",
      "\u0000\u0001",
      "ABC",
    ])
      check(text);
  });

  it("gives the same result for the same text", () => {
    const text = "“Come in,” said Ann. The fox sat down.\n\n“Thank you,” he replied.";
    assert.deepEqual(analyze(text), analyze(text));
  });

  it("reports progress that rises to one", () => {
    const seen: number[] = [];
    analyze("The fox ran.", { onProgress: (fraction) => seen.push(fraction) });
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.equal(seen.at(-1), 1);
  });

  it("handles thousands of distinct names that share a family name", neverHangs, () => {
    const letters = (n: number): string =>
      n === 0 ? "" : letters(Math.floor(n / 26)) + String.fromCharCode(97 + (n % 26));
    const name = (i: number): string => letters(i + 1000).replace(/^./, (c) => c.toUpperCase());
    const crowd = Array.from({ length: 5000 }, (_, i) => `and ${name(i)} Lee and `).join("");
    assert.ok(analyze(crowd, { language: "en" }).characters.length > 0);
  });

  it("handles a paragraph with more quotations than a call can take as arguments", () => {
    const { lines } = analyze("“Go.” ".repeat(130_000), { language: "en" });
    assert.equal(lines.at(-1)?.end, 6 * 130_000);
  });

  it("finishes with thousands of distinct names and speakers in a play", neverHangs, () => {
    const letters = (n: number): string =>
      n === 0 ? "" : letters(Math.floor(n / 26)) + String.fromCharCode(97 + (n % 26));
    const name = (i: number): string => letters(i + 20_000).toUpperCase();
    const speeches = 16_000;
    const speech = (i: number) => `${name(i % (speeches / 4))}. I am here, and so is he.`;
    const text = Array.from({ length: speeches }, (_, i) => speech(i)).join("\n\n");
    assert.ok(analyze(text, { language: "en" }).quotations.length >= speeches - 1);
  });

  it("finishes on hostile texts", neverHangs, () => {
    for (const piece of [
      "a' ",
      "“a ",
      '" ',
      "A. ",
      "x",
      "! ",
      "— a ",
      "the king ",
      "Ann Lee ",
      "\n",
      "said he, ",
      "(((",
      "「",
    ]) {
      const text = piece.repeat(60_000);
      assert.equal(analyze(text, { language: "en" }).lines.at(-1)?.end, text.length, JSON.stringify(piece));
    }
  });
});

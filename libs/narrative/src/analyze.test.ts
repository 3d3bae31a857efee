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
  const { lines, chapters, sentences, quotations, characters } = analyze(text);
  if (text === "") assert.deepEqual(lines, []);
  else tiles(lines, text.length);
  tiles(chapters, text.length);
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

describe("analyze", () => {
  it("tiles any text with its lines and chapters, and keeps every other span in order and inside", () => {
    fc.assert(fc.property(anyText, check), { numRuns: 400 });
  });

  it("takes empty text, white space, lone marks and lone surrogates", () => {
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

  it("bears a crowd of distinct names that share a family name", () => {
    const letters = (n: number): string =>
      n === 0 ? "" : letters(Math.floor(n / 26)) + String.fromCharCode(97 + (n % 26));
    const name = (i: number): string => letters(i + 1000).replace(/^./, (c) => c.toUpperCase());
    const crowd = Array.from({ length: 5000 }, (_, i) => `and ${name(i)} Lee and `).join("");
    const started = performance.now();
    analyze(crowd, { language: "en" });
    assert.ok(performance.now() - started < 5000);
  });

  it("needs time in proportion to the length, hostile texts included", () => {
    const hostile = [
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
    ];
    for (const piece of hostile) {
      const time = (n: number): number => {
        const started = performance.now();
        analyze(piece.repeat(n), { language: "en" });
        return performance.now() - started;
      };
      time(1000);
      const short = time(4000);
      const long = time(24_000);
      assert.ok(
        long < 24 * Math.max(short, 15),
        `${JSON.stringify(piece)}: ${short} ms, then ${long} ms for six times the text`,
      );
    }
  });
});

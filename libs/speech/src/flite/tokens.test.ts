import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pronounce } from "./engine.ts";
import { script, tokenize } from "./tokens.ts";

const read = (text: string) => tokenize(text).map(({ start, end }) => text.slice(start, end));

test("words are found without their punctuation, and dashes separate them", () => {
  assert.deepEqual(read("“Well-known,” said Mr. Brown—but she didn’t… <b>bold</b>!"), [
    "Well-known",
    "said",
    "Mr",
    "Brown",
    "but",
    "she",
    "didn’t",
    "b",
    "bold",
    "b",
  ]);
});

test("accents, invisible hyphens and typographic quotes do not separate words", () => {
  assert.deepEqual(read("Cafe\u0301 cafés vil\u00adlage o’clock"), [
    "Cafe\u0301",
    "cafés",
    "vil\u00adlage",
    "o’clock",
  ]);
  assert.equal(script(tokenize("Cafe\u0301 vil\u00adlage o’clock")), "Cafe village o'clock\n");
});

test("a dash between words is a short pause, a blank line a paragraph", () => {
  assert.equal(script(tokenize("He came — late.\n\nShe\nlaughed.")), "He came, late.\n\nShe laughed.\n");
});

test("any text gives ASCII tokens at growing offsets, and each is pronounced on its own", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom(
      " ",
      "\n\n",
      "Mr.",
      "1,000",
      "$5",
      "don't",
      "“",
      "—",
      "\ud800",
      "a.b.",
      "https://x.y",
      "&",
      "%",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const tokens = tokenize(text);
      let at = 0;
      for (const { start, end, spoken } of tokens) {
        assert.ok(start >= at && end > start && end <= text.length);
        assert.match(spoken, /^[!-~]+$/);
        at = end;
      }
      assert.equal(pronounce(tokens.map((token) => token.spoken)).length, tokens.length);
    }),
    { numRuns: 40 },
  );
});

test("a token is pronounced the same way alone and among others", () => {
  assert.deepEqual(pronounce(["wolf", "Mr.", "..a", "-1", "forest,"]).at(-1), [
    "f",
    "ao",
    "r",
    "ax",
    "s",
    "t",
  ]);
  assert.deepEqual(pronounce(["wolf"]), [["w", "uh", "l", "f"]]);
});

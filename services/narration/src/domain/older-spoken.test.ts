import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { spokenOf } from "./older-spoken.ts";

describe("spokenOf", () => {
  const cases: [line: string, spoken: string][] = [
    ["“Come in!”\n", "Come in!"],
    ["‘No,’ he said. ", "No, he said."],
    ["Don't. It’s the dogs' bone.", "Don't. It’s the dogs bone."],
    ["A _very_ **old** man", "A very old man"],
    ["<i>Who</i> is it?", "Who is it?"],
    ["3 < 4 and 5 > 2", "3 < 4 and 5 > 2"],
    ["# One\n\n", "One"],
    ["two\n   words", "two words"],
    ["„Grüß Gott“, «oui» 「はい」", "Grüß Gott, oui はい"],
    ["***\n", ""],
    ["… — !", ""],
    ["", ""],
  ];
  for (const [line, spoken] of cases) {
    it(`says ${JSON.stringify(spoken)} for ${JSON.stringify(line)}`, () =>
      assert.equal(spokenOf(line).text, spoken));
  }

  it("returns the same text for equal words with different marks, so that they share their audio", () => {
    assert.equal(spokenOf("“No.” ").text, spokenOf("‘No.’\n").text);
  });

  it("maps each unit to its place in the line: white space to white space, any other to the same unit", () => {
    const marked = fc.constantFrom(
      "a",
      "é",
      "😀",
      " ",
      "\n",
      "“",
      "'",
      "_",
      "*",
      "<b>",
      "<",
      ">",
      "\0",
      "\ud800",
    );
    const lines = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.array(marked).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(lines, (line) => {
        const { text, offsets } = spokenOf(line);
        assert.equal(offsets.length, text.length);
        for (let at = 0; at < text.length; at++) {
          const offset = offsets[at] ?? -1;
          if (text[at] !== " ") assert.equal(line[offset], text[at]);
          assert.ok(at === 0 || offset > (offsets[at - 1] ?? 0));
        }
      }),
    );
  });
});

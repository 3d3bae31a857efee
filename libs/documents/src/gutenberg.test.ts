import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readTxt } from "./txt.ts";

const wrapped = (eol: string) =>
  [
    "The Licence of the Site",
    "",
    "Title: Der Fuchs",
    "Author: Ann Author",
    "Language: German",
    "",
    "*** START OF THE PROJECT GUTENBERG EBOOK DER FUCHS ***",
    "",
    "Produced by a volunteer",
    "and another.",
    "",
    "",
    "  DER FUCHS",
    "",
    "Er lief.  ",
    "",
    "",
    "End of the Project Gutenberg EBook of Der Fuchs,",
    "by Ann Author",
    "",
    "*** END OF THE PROJECT GUTENBERG EBOOK DER FUCHS ***",
    "Licence",
  ].join(eol);

describe("a text inside a Project Gutenberg licence", () => {
  for (const [name, eol] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ] as const)
    it(`is read without the licence, with its layout and a warning (${name})`, () => {
      const draft = readTxt(wrapped(eol));
      assert.equal(draft.text, ["  DER FUCHS", "", "Er lief.", ""].join(eol));
      assert.deepEqual([draft.title, draft.author, draft.language], ["Der Fuchs", "Ann Author", "de"]);
      assert.match(draft.warnings.join(), /licence/);
    });

  it("stays unchanged without the START line", () => {
    const text = wrapped("\n").replace("*** START OF", "START");
    assert.equal(readTxt(text).text, text);
  });
});

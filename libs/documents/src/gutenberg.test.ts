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

  const old = [
    "The Project Gutenberg Etext of The Mill, by Ann Author",
    "",
    "***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***",
    "Why is this here? You know: lawyers.",
    "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.10.04.01*END*",
  ].join("\n");
  const end = "\n\nEnd of this Project Gutenberg Etext of The Mill\n";

  it("of before 2004 is read without the small print, with title and author", () => {
    const draft = readTxt(`${old}\n\n\nThe mill stood still.${end}`);
    assert.equal(draft.text, "The mill stood still.\n");
    assert.deepEqual([draft.title, draft.author], ["The Mill", "Ann Author"]);
    assert.match(draft.warnings.join(), /licence/);
  });

  it("of before 2004 is read without the small print after it", () => {
    const story = "The mill stood still.\n\n".repeat(40);
    assert.equal(readTxt(`${story}${old.slice(old.indexOf("***"))}\n`).text, `${story.trimEnd()}\n`);
  });
});

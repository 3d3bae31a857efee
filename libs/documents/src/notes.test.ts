import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { docxEntries, epub, utf8, zip } from "./testing/sample-files.ts";

/** Each is the same text with one note, as a program writes it. */
const MARKUPS: Readonly<Record<string, string>> = {
  "EPUB 3": `<p>He ran<a epub:type="noteref" href="#n1">1</a> on.</p><aside epub:type="footnote" id="n1"><p>To Bath.</p></aside>`,
  ARIA: `<p>He ran<a role="doc-noteref" href="#n1">1</a> on.</p><section role="doc-endnotes"><h2>Notes</h2><ol><li id="n1" role="doc-endnote">To Bath. <a role="doc-backlink" href="#r1">↩</a></li></ol></section>`,
  pandoc: `<p>He ran<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> on.</p><section class="footnotes"><hr/><ol><li id="fn1"><p>To Bath.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>`,
  MultiMarkdown: `<p>He ran<a href="#fn:1" id="fnref:1" title="see footnote" class="footnote">[1]</a> on.</p><div class="footnotes"><hr/><ol><li id="fn:1"><p>To Bath. <a href="#fnref:1" title="return to body" class="reversefootnote">&#160;&#8617;</a></p></li></ol></div>`,
  Gutenberg: `<p>He ran<a id="FNanchor_A_1"></a><a href="#Footnote_A_1" class="fnanchor">[A]</a> on.</p><div class="footnotes"><h3>FOOTNOTES:</h3><div class="footnote"><p><a id="Footnote_A_1"></a><a href="#FNanchor_A_1"><span class="label">[A]</span></a> To Bath.</p></div></div>`,
  calibre: `<p>He ran<sup class="c2"><a id="back_note_7" href="#note_7">7</a></sup> on.</p><dl id="note_7"><dt>[<a href="#back_note_7">←7</a>]</dt><dd><p>To Bath.</p></dd></dl>`,
  InDesign: `<p>He ran<span class="_idFootnoteLink"><a class="_idFootnoteAnchor" id="footnote-003-backlink" href="#footnote-003">3</a></span> on.</p><section class="_idFootnotes"><div class="_idFootnote" id="footnote-003"><p class="x"><a class="_idFootnoteAnchor" href="#footnote-003-backlink">3</a> To Bath.</p></div></section>`,
  Word: `<p class="MsoNormal">He ran<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a> on.</p><div style='mso-element:footnote-list'><hr/><div style='mso-element:footnote' id="ftn1"><p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1">[1]</a> To Bath.</p></div></div>`,
  "only links back and forth": `<p>He ran<a id="r1" href="#e1"><sup>1</sup></a> on.</p><h2>Notes</h2><p id="e1"><a href="#r1">1.</a> To Bath.</p>`,
  "an arrow back": `<p>He ran<sup><a id="r1" href="#e1">1</a></sup> on.</p><div id="e1"><p>To Bath. <a href="#r1">↑</a></p></div>`,
  "brackets around the link": `<p>He ran[<a id="r1" href="#note1">1</a>] on.</p><p id="note1">[<a href="#r1">1</a>] To Bath.</p>`,
  "a link without a way back": `<p>He ran<a href="#e1"><sup>1</sup></a> on.</p><div id="e1"><p>1. To Bath.</p></div>`,
  "raised figures without links": `<p>He ran away<sup>1</sup>.</p><p><sup>1</sup> To Bath.</p>`,
  "brackets without links": `<p>He ran[1] on.</p><p>[1] To Bath.</p>`,
  LibreOffice: `<p>He ran<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> on.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> To Bath.</p></div>`,
  "a wiki": `<p>He ran<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> on.</p><ol class="references"><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> To Bath.</li></ol>`,
  "an aside without a role": `<p>He ran<sup><a href="#e1">1</a></sup> on.</p><aside id="e1"><p>To Bath.</p></aside>`,
  "a mark with a role and a paragraph without": `<p>He ran<a role="doc-noteref" href="#e1">1</a> on.</p><p id="e1">To Bath.</p>`,
  "an element inside the sentence": `<p>He ran<span class="footnote">To Bath.</span> on.</p>`,
  "figures raised by a style": `<p>He ran away<span style="vertical-align: super">1</span>.</p><p><span style="vertical-align: super">1</span> To Bath.</p>`,
  "a star without a link": `<p>He ran* on.</p><p class="footnote">* To Bath.</p>`,
  "raised figures": `<p>He ran¹ on.</p><p>¹ To Bath.</p>`,
};

const textsOf = (story: { notes: { text: string }[] }) => story.notes.map(({ text }) => text);

describe("a note and its mark stay out of the text, and the note is listed", () => {
  for (const [name, markup] of Object.entries(MARKUPS))
    it(`when it was made by ${name}`, async () => {
      const story = await readDocument(
        epub([{ name: "one", body: `<h1>One</h1>${markup}<p>End.</p>` }]),
        "a.epub",
      );
      assert.equal(story.text.replace("away.", "on."), "One\n\nHe ran on.\n\nEnd.");
      assert.deepEqual(textsOf(story), ["To Bath."]);
      const [note] = story.notes;
      assert.match(story.text.slice(0, note?.offset ?? 0), /He ran(?: away)?$/);
    });

  it("when it is in another file of the book, in several paragraphs", async () => {
    const story = await readDocument(
      epub([
        {
          name: "one",
          body: '<h1>One</h1><p>He ran<a id="r4" href="notes.xhtml#e4"><sup>4</sup></a> on.</p>',
        },
        {
          name: "notes",
          body: '<h1>Notes</h1><div id="e4"><p><a href="one.xhtml#r4">4</a>. To Bath.</p><p>Or so he said.</p></div>',
        },
      ]),
      "a.epub",
    );
    assert.equal(story.text, "One\n\nHe ran on.");
    assert.deepEqual(textsOf(story), ["To Bath.\n\nOr so he said."]);
  });

  it("when each chapter counts its notes anew: each has the place of its own mark", async () => {
    const page = (name: string) =>
      `<h1>${name}</h1><p>${name} ran<a href="#n1"><sup>1</sup></a> on.</p><p id="n1"><a href="#r1">1.</a> Of ${name}.</p>`;
    const story = await readDocument(
      epub([
        { name: "one", body: page("Ann").replace('<a href="#n1">', '<a id="r1" href="#n1">') },
        { name: "two", body: page("Ben").replace('<a href="#n1">', '<a id="r1" href="#n1">') },
      ]),
      "a.epub",
    );
    assert.equal(story.text, "Ann\n\nAnn ran on.\n\nBen\n\nBen ran on.");
    const placed = story.notes.map(({ text, offset }) => [text, story.text.slice(0, offset ?? 0).slice(-7)]);
    assert.deepEqual(placed, [
      ["Of Ann.", "Ann ran"],
      ["Of Ben.", "Ben ran"],
    ]);
  });

  it("in a Word document, with footnotes and endnotes", async () => {
    const entries = docxEntries(
      '<w:p><w:r><w:t>He ran</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> on.</w:t></w:r></w:p>',
    );
    const part = (kind: string, words: string) =>
      `<w:${kind}s><w:${kind} w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:${kind}><w:${kind} w:id="2"><w:p><w:r><w:${kind}Ref/></w:r><w:r><w:t xml:space="preserve"> ${words}</w:t></w:r></w:p></w:${kind}></w:${kind}s>`;
    const story = await readDocument(
      zip({
        ...entries,
        "word/footnotes.xml": part("footnote", "To Bath."),
        "word/endnotes.xml": part("endnote", "In 1901."),
      }),
      "a.docx",
    );
    assert.equal(story.text, "He ran on.");
    assert.deepEqual(textsOf(story), ["To Bath.", "In 1901."]);
  });

  it("in Markdown, below the text and inside a sentence", async () => {
    const source = "He ran[^a] on.^[To Wells.] He slept[^in an inn].\n\n[^a]: To Bath.\n    Or near it.\n";
    const story = await readDocument(utf8(source), "a.md");
    assert.equal(story.text, "He ran on. He slept.");
    assert.deepEqual(textsOf(story), ["To Bath. Or near it.", "To Wells.", "in an inn"]);
  });
});

describe("what is no note stays in the text", () => {
  const kept: Readonly<Record<string, [html: string, text: string]>> = {
    powers: ["<p>10<sup>2</sup> km<sup>2</sup></p>", "102 km2"],
    "a number in brackets without a note": ["<p>Room [12] was shut.</p>", "Room [12] was shut."],
    "a link inside the story": [
      '<p id="a">Go to <a href="#b">the mill</a>.</p><p id="b">It rained.</p>',
      "Go to the mill.\n\nIt rained.",
    ],
    "a paragraph that a note leads back to": [
      '<p id="p1">He ran<a class="noteref" href="#e1">1</a> on.</p><p id="e1"><a class="noteback" href="#p1">1</a> To Bath.</p>',
      "He ran on.",
    ],
    "words between stars": ["<p>He *ran* on.</p><p>* To Bath.</p>", "He *ran* on.\n\n* To Bath."],
    "a name with a class of contact cards": ['<p>So says <span class="fn">Ann</span>.</p>', "So says Ann."],
    "a letter called a note": ['<p class="note">Dear Tom,</p><p>Come.</p>', "Dear Tom,\n\nCome."],
  };
  for (const [name, [html, text]] of Object.entries(kept))
    it(name, async () => {
      const story = await readDocument(utf8(`<!doctype html>${html}`), "a.html");
      assert.equal(story.text, text);
      assert.equal(story.notes.length, name.includes("leads back") ? 1 : 0);
    });

  it("in plain text, which is kept as it is, with a warning", async () => {
    const text = "The queen slept.[3]\n\nNotes\n\n[3] In Bath.\n";
    const story = await readDocument(utf8(text), "a.txt");
    assert.equal(story.text, text);
    assert.match(story.warnings.join(), /\[1\].*remove/);
    assert.deepEqual((await readDocument(utf8("Room [3] was shut.\n"), "a.txt")).warnings, []);
  });
});

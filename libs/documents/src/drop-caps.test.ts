import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { docx, utf8 } from "./testing/sample-files.ts";

const text = async (html: string) => (await readDocument(utf8(`<!doctype html>${html}`), "a.html")).text;

describe("a large first letter belongs to its word", () => {
  const pages: [html: string, text: string][] = [
    ['<p><span class="dropcap">B</span>ut it rained.</p>', "But it rained."],
    ['<p><span class="drop-cap">B</span> ut it rained.</p>', "But it rained."],
    ['<p><span style="float: left">B</span><small>UT</small> it rained.</p>', "BUT it rained."],
    ["<div>B</div><p>ut it rained.</p>", "But it rained."],
    ['<p class="initial">B</p><p>UT it rained.</p>', "BUT it rained."],
    ['<p><img src="b.png" alt="B"/>ut it rained.</p>', "But it rained."],
    ['<p><img src="b.png" alt="Illuminated letter B"/>ut it rained.</p>', "But it rained."],
    ['<p><img src="a.png" alt="A"/> cat ran.</p>', "A cat ran."],
    ['<p><img src="b.png" alt="B"/></p><p>Rain fell.</p>', "Rain fell."],
    ["<div>I</div><p>n the rain.</p>", "In the rain."],
    ["<div>I</div><p>ran.</p>", "I ran."],
    ["<div>A</div><p>fter the rain.</p>", "After the rain."],
    ["<div>A</div><p>cat ran.</p>", "A cat ran."],
    ['<p><span class="dropcap">A</span> cat ran.</p>', "A cat ran."],
  ];
  for (const [html, wanted] of pages) it(html, async () => assert.equal(await text(html), wanted));

  it("but a letter that numbers a part does not", async () => {
    assert.equal(await text("<p>V</p><p>BUT it rained.</p>"), "V\n\nBUT it rained.");
    assert.equal(await text("<h2>B</h2><p>ut it rained.</p>"), "B\n\nut it rained.");
  });

  it("in a Word document, where it is a frame", async () => {
    const body =
      '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>B</w:t></w:r></w:p><w:p><w:r><w:t>ut it rained.</w:t></w:r></w:p>';
    assert.equal((await readDocument(docx(body), "a.docx")).text, "But it rained.");
  });
});

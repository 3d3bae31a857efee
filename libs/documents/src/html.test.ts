import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { refuses } from "./testing/refuses.ts";
import { utf8 } from "./testing/sample-files.ts";

const read = (html: string) => readDocument(utf8(html), "page.html");
const text = async (html: string) => (await read(html)).text;

// Work that grows faster than its input would exceed this limit.
const neverHangs = { timeout: 120_000 };

describe("a web page", () => {
  it("gives only its main part, with title, author and language", async () => {
    const story = await read(
      `<html lang="fr-CA"><head><title>Le Renard | Contes</title><meta name="author" content="A. Auteur"></head>
       <body><nav>Menu</nav><header>Site</header><main><h1>Le Renard</h1><p>Il court.</p></main><footer>©</footer></body></html>`,
    );
    assert.deepEqual([story.title, story.author, story.language], ["Le Renard", "A. Auteur", "fr-CA"]);
    assert.equal(story.text, "Le Renard\n\nIl court.");
  });

  it("prefers an article that contains the story, and not a teaser", async () => {
    const long = "The fox ran over the hill. ".repeat(9).trim();
    assert.equal(await text(`<p>Subscribe</p><article><p>${long}</p></article>`), long);
    assert.equal(await text(`<p>${long}</p><article><p>More</p></article>`), `${long}\n\nMore`);
  });

  it("separates paragraphs by a blank line, breaks lines at br, folds white space and decodes entities", async () => {
    const html = "<p>One\n  two&nbsp;&mdash;&#8217;s<br>\nthree</p><div>four<p>five</div>six<br><br>seven";
    assert.equal(await text(html), "One two\u00a0—’s\nthree\n\nfour\n\nfive\n\nsix\n\nseven");
  });

  it("keeps the words of emphasis, preformatted lines and list numbers, and puts quotation marks around quotations", async () => {
    assert.equal(await text("<p>I <i>did</i> <b>not</b>.</p><pre>a\n  b</pre>"), "I did not.\n\na\n  b");
    assert.equal(await text("<ol start=3><li>a<li>b</ol>"), "3. a\n\n4. b");
    assert.equal(await text("<p><q>He said <q>no</q></q>.</p>"), "“He said ‘no’”.");
  });

  it("leaves out scripts, styles, hidden text, ruby glosses, forms and picture titles", async () => {
    const html = `<p>A<script>1<2</script><style>p{}</style><span hidden>x</span><span style="display: none">y</span>
      <svg><title>t</title><text>z</text></svg><ruby>漢<rp>(</rp><rt>kan</rt></ruby><button>Go</button> b</p>`;
    assert.equal(await text(html), "A 漢 b");
  });

  it("drops note markers but no other raised or linked text", async () => {
    assert.equal(
      await text('<p>Ran<a href="#fn1">[1]</a> on<a href="#x"><sup>2</sup></a>.*<a href="#n">*</a></p>'),
      "Ran on.*",
    );
    assert.equal(await text('<p>10<sup>2</sup> <a href="#ch2">two</a> <a href="/a">I</a></p>'), "102 two I");
  });

  it("leaves out a printed table of contents", async () => {
    const contents = '<h2>Contents</h2><ul><li><a href="#1">One</a></li><li><a href="#2">Two</a></li></ul>';
    assert.equal(await text(`<h1>Fox</h1>${contents}<h2 id="1">One</h2><p>Once.</p>`), "Fox\n\nOne\n\nOnce.");
  });

  it("leaves out contents whose lines are linked only by their page numbers", async () => {
    const line = (name: string, page: number) => `<tr><td>${name}</td><td><a href="#p">${page}</a></td></tr>`;
    const table = `<h2>THE CONTENTS</h2><table>${line("The Mill in the Rain", 3)}${line("The Lake by Night", 29)}</table>`;
    const story = await read(
      `<h1>Fox</h1>${table}<h2>The Mill in the Rain</h2><p>Go <a href="#p">on</a>.</p>`,
    );
    assert.equal(story.text, "Fox\n\nThe Mill in the Rain\n\nGo on.");
    assert.equal(story.matter[0]?.kind, "toc");
  });

  it("keeps a rule between paragraphs as a scene break, but not beside a heading or at either end", async () => {
    assert.equal(
      await text("<hr><h1>A</h1><hr><p>b</p><hr><hr><p>c</p><hr><h2>D</h2><p>e</p><hr>"),
      "A\n\nb\n\n* * *\n\nc\n\nD\n\ne",
    );
  });

  it("joins a heading that is broken into two lines", async () => {
    assert.equal(
      await text("<h2>CHAPTER I<br>The <div>Fox</div></h2><p>Once.</p>"),
      "CHAPTER I The Fox\n\nOnce.",
    );
  });

  it("is read in the encoding that it declares", async () => {
    const html = '<meta charset="iso-8859-2"><p>ło\u0142</p>';
    const bytes = Uint8Array.from(html, (char) => (char === "ł" ? 0xb3 : char.charCodeAt(0)));
    assert.equal((await readDocument(bytes, "a.html")).text, "łoł");
  });

  it("is refused without delay when it is nested a hundred thousand deep", neverHangs, async () => {
    await refuses(read(`${"<div>".repeat(100_000)}x`), "invalid", "file-too-complex");
  });

  it("takes time in proportion to its length when it has many small elements", neverHangs, async () => {
    const page = await read(`<ul>${"<li><a href='#a'><b>fox</b></a> ran".repeat(50_000)}</ul>`);
    assert.equal(page.text.split("\n\n").length, 50_000);
    const one = await text(`<p>${"<a href='#a'><b>x</b></a> y<br><br><br>".repeat(100_000)}`);
    assert.equal(one.split("\n\n").length, 100_000);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { refuses } from "./testing/refuses.ts";
import { epub, epubEntries, utf8, xhtml, zip } from "./testing/sample-files.ts";

const read = (bytes: Uint8Array) => readDocument(bytes, "book.epub");
const one = { name: "one", body: "<h1>One</h1><p>Once.</p>" };
const two = { name: "two", body: "<h1>Two</h1><p>Twice.</p>" };

describe("an EPUB", () => {
  it("gives title, author, language and its chapters in spine order", async () => {
    assert.deepEqual(await read(epub([two, one])), {
      title: "The Book",
      author: "Ann Author",
      language: "en-GB",
      format: "epub",
      text: "Two\n\nTwice.\n\nOne\n\nOnce.",
      headings: [
        { offset: 0, title: "Two", level: 1 },
        { offset: 13, title: "One", level: 1 },
      ],
      notes: [],
      matter: [],
      warnings: [],
    });
  });

  it("leaves out cover, title page, contents, imprint and documents that are not linear", async () => {
    const book = epub([
      { name: "cover", body: "<p>Cover</p>" },
      { name: "front", body: '<section epub:type="titlepage"><h1>The Book</h1></section>' },
      { name: "rights", body: "<p>© 2019 A. Author. All rights reserved. ISBN 1</p>" },
      {
        name: "list",
        body: '<h2>Contents</h2><p><a href="one.xhtml">One</a></p><p><a href="two.xhtml">Two</a></p>',
      },
      one,
      { name: "extra", body: "<p>An answer key.</p>", itemref: 'linear="no"' },
    ]);
    assert.equal((await read(book)).text, "One\n\nOnce.");
  });

  it("keeps front matter when the book would be empty without it", async () => {
    assert.equal((await read(epub([{ name: "cover", body: "<p>All in one.</p>" }]))).text, "All in one.");
  });

  it("takes a chapter's heading from the contents when the page has none, and joins number and title", async () => {
    const book = epub(
      [
        { name: "one", body: "<p>Once.</p>" },
        { name: "two", body: "<h2>Chapter II</h2><h3>The Fox</h3><p>Twice.</p>" },
      ],
      "",
      { one: "I. The Hen" },
    );
    assert.equal((await read(book)).text, "I. The Hen\n\nOnce.\n\nChapter II The Fox\n\nTwice.");
  });

  it("takes headings and roles from an EPUB 2 package", async () => {
    const entries = epubEntries([
      { name: "p1", body: "<p>Printed by us.</p>" },
      { name: "p2", body: "<p>Once.</p>" },
    ]);
    const opf = String(entries["OEBPS/book.opf"])
      .replace(
        /<item id="nav"[^>]*>/,
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
      )
      .replace(
        "</package>",
        '<guide><reference type="copyright-page" href="text/p1.xhtml"/></guide></package>',
      );
    const ncx =
      '<ncx><navMap><navPoint><navLabel><text>The Hen</text></navLabel><content src="text/p2.xhtml#a"/></navPoint></navMap></ncx>';
    const { text } = await read(zip({ ...entries, "OEBPS/book.opf": opf, "OEBPS/toc.ncx": ncx }));
    assert.equal(text, "The Hen\n\nOnce.");
  });

  it("drops note markers, notes, page numbers, scripts and alt texts", async () => {
    const body = `<h1>One</h1><script>x()</script><img src="a.png" alt="A fox"/>
      <p>He ran<a epub:type="noteref" href="#n1">1</a> on<sup><a href="#n2">2</a></sup>.<span epub:type="pagebreak">12</span></p>
      <aside epub:type="footnote" id="n1"><p>A note.</p></aside>`;
    assert.equal((await read(epub([{ name: "one", body }]))).text, "One\n\nHe ran on.");
  });

  it("finds files whose links are percent-encoded, and says which part is missing", async () => {
    const entries = epubEntries([one, { name: "gone", body: "" }]);
    const { "OEBPS/text/gone.xhtml": _, ...rest } = entries;
    const opf = String(rest["OEBPS/book.opf"]).replace("text/one.xhtml", "text/caf%C3%A9%20one.xhtml");
    const story = await read(
      zip({ ...rest, "OEBPS/book.opf": opf, "OEBPS/text/café one.xhtml": xhtml(one.body) }),
    );
    assert.equal(story.text, "One\n\nOnce.");
    assert.match(story.warnings.join(), /missing.*gone/);
  });

  it("finds a file whose own name is percent-encoded, a link with a fragment, and one through another folder", async () => {
    const entries = epubEntries([one, two]);
    const opf = String(entries["OEBPS/book.opf"])
      .replace("text/one.xhtml", "text/part%20one.xhtml#start")
      .replace("text/two.xhtml", "../OEBPS/text/two.xhtml");
    const { "OEBPS/text/one.xhtml": page = "", ...rest } = entries;
    const story = await read(zip({ ...rest, "OEBPS/book.opf": opf, "OEBPS/text/part%20one.xhtml": page }));
    assert.equal(story.text, "One\n\nOnce.\n\nTwo\n\nTwice.");
    assert.deepEqual(story.warnings, []);
  });

  it("keeps a scene break that is an empty paragraph of that class", async () => {
    const body = '<h1>One</h1><p>Once.</p><p class="scene-break"></p><p>Twice.</p>';
    assert.equal((await read(epub([{ name: "one", body }]))).text, "One\n\nOnce.\n\n* * *\n\nTwice.");
  });

  it("is refused with copy protection, and read with obfuscated fonts", async () => {
    const encryption = (algorithm: string) =>
      `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`;
    const locked = {
      ...epubEntries([one]),
      "META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
    };
    await refuses(read(zip(locked)), "unsupported", "file-protected", /DRM/);
    const fonts = {
      ...epubEntries([one]),
      "META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding"),
    };
    assert.equal((await read(zip(fonts))).text, "One\n\nOnce.");
  });

  it("is refused when it is cut off or a required part is missing", async () => {
    const whole = epub([one, two]);
    await refuses(read(whole.slice(0, whole.length - 40)), "invalid", "file-damaged");
    await refuses(read(zip({ mimetype: "application/epub+zip" })), "invalid", "file-damaged");
    await refuses(
      read(zip({ mimetype: "application/epub+zip", "b.opf": "<package/>" })),
      "invalid",
      "file-empty",
    );
  });

  it("never opens a zip inside it", async () => {
    const inner = zip({ a: new Uint8Array(1_000_000) });
    const { text } = await read(zip({ ...epubEntries([one]), "OEBPS/inner.zip": inner }));
    assert.equal(text, "One\n\nOnce.");
  });

  it("leaves a Project Gutenberg licence out and says so", async () => {
    const story = await read(
      epub([{ name: "one", body: `<section id="pg-header"><p>Licence</p></section>${one.body}` }]),
    );
    assert.equal(story.text, "One\n\nOnce.");
    assert.match(story.warnings.join(), /licence/);
  });

  it("does not expand entities that it declares", async () => {
    const lol =
      '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><html><body><p>Once &b; &amp; &eacute;.</p></body></html>';
    const { text } = await read(zip({ ...epubEntries([one]), "OEBPS/text/one.xhtml": utf8(lol) }));
    assert.match(text, /Once &b; & é\.$/);
  });
});

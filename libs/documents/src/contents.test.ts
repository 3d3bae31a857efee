import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { epubEntries, type SampleChapter, xhtml, zip } from "./testing/sample-files.ts";

/** A book whose table of contents is the given list. */
const book = (chapters: readonly SampleChapter[], list: string, title = "The Book") => {
  const entries = epubEntries(chapters, `<dc:title>${title}</dc:title><dc:creator>Ann Author</dc:creator>`);
  return readDocument(
    zip({ ...entries, "OEBPS/nav.xhtml": xhtml(`<nav epub:type="toc">${list}</nav>`) }),
    "book.epub",
  );
};
const link = (target: string, label: string) => `<li><a href="text/${target}">${label}</a></li>`;

/** One page under one label; gives the blocks of the text. */
const underLabel = async (label: string, body: string): Promise<string[]> => {
  const { text } = await book([{ name: "one", body }], `<ol>${link("one.xhtml", label)}</ol>`);
  return text.split("\n\n");
};

const outline = (story: { headings: { title: string; level: number }[] }) =>
  story.headings.map(({ title, level }) => `${level} ${title}`);

describe("a chapter's name is said once", () => {
  const pages: [label: string, page: string, blocks: string[]][] = [
    ["The Old Mill", "<p>THE OLD MILL</p><p>It rained.</p>", ["THE OLD MILL", "It rained."]],
    ["The “Mill”", '<p>The "Mill"</p><p>It rained.</p>', ['The "Mill"', "It rained."]],
    ["3. The Mill", "<p>The Mill</p><p>It rained.</p>", ["The Mill", "It rained."]],
    ["Chapter 7", "<p>VII</p><p>It rained.</p>", ["VII", "It rained."]],
    ["Chapter Seven", "<p>7.</p><p>It rained.</p>", ["7.", "It rained."]],
    [
      "Chapter Twenty-One: The Mill",
      "<p>CHAPTER XXI</p><p>THE MILL</p><p>It rained.</p>",
      ["CHAPTER XXI THE MILL", "It rained."],
    ],
    [
      "The Mill",
      "<p>Chapter Four</p><p>The Mill</p><p>It rained.</p>",
      ["Chapter Four The Mill", "It rained."],
    ],
    ["A Cafe", "<p>A  Café</p><p>It rained.</p>", ["A Café", "It rained."]],
    ["The Mill", "<p>T H E   M I L L</p><p>It rained.</p>", ["T H E M I L L", "It rained."]],
    ["The Mill", "<h2>At the Mill</h2><p>It rained.</p>", ["At the Mill", "It rained."]],
    [
      "The Mill",
      "<p>“A motto.”</p><h2>At the Mill</h2><p>It rained.</p>",
      ["“A motto.”", "At the Mill", "It rained."],
    ],
    ["The Mill", "<p>It rained.</p>", ["The Mill", "It rained."]],
  ];
  for (const [label, page, blocks] of pages)
    it(`of “${label}” over ${page}`, async () => {
      assert.deepEqual(await underLabel(label, page), blocks);
    });

  it("but a chapter with another number is another chapter", async () => {
    assert.deepEqual(await underLabel("Chapter 4", "<p>5</p><p>It rained.</p>"), [
      "Chapter 4",
      "5",
      "It rained.",
    ]);
  });
});

describe("the structure of a book", () => {
  const long = "It rained on the mill all day long. ".repeat(30);

  it("has each chapter of the contents, whatever its name, with its place in the text", async () => {
    const names = ["Nora", "How the Rain Came", "Eleven"];
    const story = await book(
      names.map((name, i) => ({ name: `c${i}`, body: `<h1>${name}</h1><p>${long}</p>` })),
      `<ol>${names.map((name, i) => link(`c${i}.xhtml`, name)).join("")}</ol>`,
    );
    assert.deepEqual(outline(story), ["1 Nora", "1 How the Rain Came", "1 Eleven"]);
    for (const { offset, title } of story.headings) assert.ok(story.text.startsWith(title, offset));
  });

  it("has a level for parts, for chapters inside them, and for headings inside these", async () => {
    const body = `<div id="p"><p>BOOK THE FIRST</p></div><div id="a"><h2>Nora</h2><p>One.</p><h3>i</h3><p>Two.</p></div>
      <div id="b"><p>Ben</p><p>Three.</p></div>`;
    const list = `<ol><li><a href="text/one.xhtml#p">Book the First</a><ol>${link("one.xhtml#a", "Nora")}${link("one.xhtml#b", "Ben")}</ol></li>
      <li><span>Book the Second</span><ol>${link("two.xhtml", "Cleo")}</ol></li></ol>`;
    const story = await book(
      [
        { name: "one", body },
        { name: "two", body: "<p>Four.</p>" },
      ],
      list,
    );
    assert.deepEqual(outline(story), [
      "1 BOOK THE FIRST",
      "2 Nora",
      "3 i",
      "2 Ben",
      "1 Book the Second",
      "2 Cleo",
    ]);
    assert.equal(
      story.text,
      "BOOK THE FIRST\n\nNora\n\nOne.\n\ni\n\nTwo.\n\nBen\n\nThree.\n\nBook the Second\n\nCleo\n\nFour.",
    );
  });

  it("names a part that leads to the same page as its first chapter", async () => {
    const list = `<ol>${link("one.xhtml", "Part One")}${link("one.xhtml", "Chapter 1")}</ol>`;
    const story = await book([{ name: "one", body: "<h1>Chapter 1</h1><p>One.</p>" }], list);
    assert.equal(story.text, "Part One\n\nChapter 1\n\nOne.");
  });

  it("names a part whose page is a picture", async () => {
    const list = `<ol>${link("p.xhtml", "Part Two")}${link("one.xhtml", "Nora")}</ol>`;
    const pages = [
      { name: "p", body: '<img src="p.png" alt=""/>' },
      { name: "one", body: "<h1>Nora</h1><p>One.</p>" },
    ];
    assert.equal((await book(pages, list)).text, "Part Two\n\nNora\n\nOne.");
  });

  it("finds a chapter by its name when the link of the contents leads nowhere", async () => {
    const list = `<ol>${link("one.xhtml#x", "Nora")}${link("one.xhtml#y", "Ben")}</ol>`;
    const body = `<h2>Nora</h2><p>${long}</p><p>${long}</p><p>${long}</p><p>${long}</p><h2>Ben</h2><p>Two.</p>`;
    assert.deepEqual(outline(await book([{ name: "one", body }], list)), ["1 Nora", "1 Ben"]);
  });

  it("reads the levels of an EPUB 2 contents list", async () => {
    const entries = epubEntries(
      [{ name: "one", body: '<h1 id="p">Part I</h1><h2 id="a">Nora</h2><p>One.</p>' }],
      "",
    );
    const point = (target: string, label: string, inner = "") =>
      `<navPoint><navLabel><text>${label}</text></navLabel><content src="text/one.xhtml#${target}"/>${inner}</navPoint>`;
    const opf = String(entries["OEBPS/book.opf"]).replace(
      /<item id="nav"[^>]*>/,
      '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    );
    const ncx = `<ncx><navMap>${point("p", "Part I", point("a", "Nora"))}</navMap></ncx>`;
    const story = await readDocument(
      zip({ ...entries, "OEBPS/book.opf": opf, "OEBPS/toc.ncx": ncx }),
      "b.epub",
    );
    assert.deepEqual(outline(story), ["1 Part I", "2 Nora"]);
  });

  it("has the book's own title at level 0, and the chapters below it at level 1", async () => {
    const list = `<ol><li><a href="text/one.xhtml">The Book</a><ol>${link("two.xhtml", "Nora")}</ol></li></ol>`;
    const pages = [
      { name: "one", body: "<h1>The Book</h1><h2>by Ann Author</h2><p>For Tom.</p>" },
      { name: "two", body: "<h2>Nora</h2><p>One.</p>" },
    ];
    assert.deepEqual(outline(await book(pages, list)), ["0 The Book", "0 by Ann Author", "1 Nora"]);
  });

  it("lists front and back matter by its kind, apart from the text", async () => {
    const pages = [
      { name: "x1", body: "<h1>The Book</h1><p>Ann Author</p>" },
      { name: "x2", body: "<p>© 2019 A. Author. All rights reserved.</p>" },
      { name: "one", body: "<h1>Nora</h1><p>One.</p>" },
      { name: "x3", body: '<section epub:type="colophon"><p>Set in Caslon.</p></section>' },
      { name: "x4", body: "<p>She lives in Bath.</p>" },
    ];
    const list = `<ol>${link("one.xhtml", "Nora")}${link("x4.xhtml", "About the Author")}</ol>`;
    const story = await book(pages, list);
    assert.equal(story.text, "Nora\n\nOne.");
    assert.deepEqual(story.matter, [
      { kind: "titlepage", text: "The Book\n\nAnn Author" },
      { kind: "copyright-page", text: "© 2019 A. Author. All rights reserved." },
      { kind: "colophon", text: "Set in Caslon." },
      { kind: "about-the-author", text: "She lives in Bath." },
    ]);
  });

  it("keeps a long page, or one with chapters, though the contents call it by front matter's name", async () => {
    const list = `<ol>${link("one.xhtml", "Title Page")}${link("two.xhtml", "Contents")}${link("two.xhtml#b", "Ben")}</ol>`;
    const pages = [
      { name: "one", body: `<h1>Nora</h1>${`<p>${long}</p>`.repeat(8)}` },
      { name: "two", body: '<h1>Contents</h1><p>All.</p><h2 id="b">Ben</h2><p>Two.</p>' },
    ];
    const { text } = await book(pages, list);
    assert.match(text, /^Nora\n\nIt rained/);
    assert.match(text, /Ben\n\nTwo\.$/);
  });

  it("has the chapters of a collection, the first in parts, in one file with anchors", async () => {
    const body = `<h1>Three Walks</h1><h2>by Ann Author</h2>
      <div><h2><a id="w1"></a>WALK I.<br/>THE HILL</h2><h3>I.</h3><p>${long}</p><h3>II.</h3><p>${long}</p></div>
      <div><h2><a id="w2"></a>WALK II.<br/>THE LAKE</h2><p>${long}</p></div>`;
    const list = `<ol>${link("one.xhtml", "Three Walks")}${link("one.xhtml#w1", "Walk I. The Hill")}${link("one.xhtml#w2", "Walk II. The Lake")}</ol>`;
    assert.deepEqual(outline(await book([{ name: "one", body }], list, "Three Walks")), [
      "0 Three Walks",
      "0 by Ann Author",
      "1 WALK I. THE HILL",
      "2 I.",
      "2 II.",
      "1 WALK II. THE LAKE",
    ]);
  });

  it("names the tales of an anthology that are numbered from 370, with a note before each", async () => {
    const tale = (n: number, name: string) =>
      `<section id="t${n}"><h3>${n}</h3><p>${name} is told in Kent.</p><section><h4>${name}</h4><div>TOLD BY ANN</div><section><h5>1. Morning</h5><p>${long}</p></section><section><h5>2. Evening</h5><p>${long}</p></section></section></section>`;
    const names = ["THE MILL", "THE LAKE", "THE HILL"];
    const body = `<section id="s"><h2>SECTION II<br/>TALES OF KENT</h2>${names.map((name, i) => tale(370 + i, name)).join("")}</section>`;
    const list = `<ol><li><a href="text/one.xhtml#s">SECTION II TALES OF KENT</a><ol>${names.map((name, i) => link(`one.xhtml#t${370 + i}`, `${370 + i} ${name}`)).join("")}</ol></li></ol>`;
    const tales = names.flatMap((name, i) => [`2 ${370 + i} ${name}`, "4 1. Morning", "4 2. Evening"]);
    const story = await book([{ name: "one", body }], list);
    assert.deepEqual(outline(story), ["1 SECTION II TALES OF KENT", ...tales]);
  });

  it("has titled stories, the first in numbered parts that the contents list too", async () => {
    const pages = [
      {
        name: "a",
        body: `<section id="a"><h2>A Walk</h2><section id="a-1"><h3>I</h3><p>${long}</p></section><section id="a-2"><h3>II</h3><p>${long}</p></section></section>`,
      },
      { name: "b", body: `<section id="b"><h2>A Ride</h2><p>${long}</p></section>` },
    ];
    const list = `<ol><li><a href="text/a.xhtml">A Walk</a><ol>${link("a.xhtml#a-1", "I")}${link("a.xhtml#a-2", "II")}</ol></li>${link("b.xhtml", "A Ride")}</ol>`;
    assert.deepEqual(outline(await book(pages, list)), ["1 A Walk", "2 I", "2 II", "1 A Ride"]);
  });

  it("is read from web pages, Markdown and Word alike", async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const web = "<h1>The Book</h1><h2>Nora</h2><p>One.</p><h3>i</h3><p>Two.</p><h2>Ben</h2><p>Three.</p>";
    const outlines = ["0 The Book", "1 Nora", "2 i", "1 Ben"];
    assert.deepEqual(outline(await readDocument(bytes(web), "a.html")), outlines);
    const markdown = "# The Book\n\n## Nora\n\nOne.\n\n### i\n\nTwo.\n\n## Ben\n\nThree.\n";
    assert.deepEqual(outline(await readDocument(bytes(markdown), "a.md")), outlines);
    const named = "---\ntitle: The Book\n---\n\n# The Book\n\nOne.\n";
    assert.deepEqual(outline(await readDocument(bytes(named), "a.md")), ["0 The Book"]);
  });

  it("keeps a part and its first chapter apart when other chapters follow", async () => {
    const web =
      "<h1>Part One</h1><h2>Nora</h2><p>One.</p><h2>Ben</h2><p>Two.</p><h1>Part Two</h1><h2>Cleo</h2><p>Three.</p><h2>Dan</h2><p>Four.</p>";
    const story = await readDocument(new TextEncoder().encode(web), "a.html");
    assert.deepEqual(outline(story), ["1 Part One", "2 Nora", "2 Ben", "1 Part Two", "2 Cleo", "2 Dan"]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { docx, docxEntries, epub, utf8, wordParagraph, zip } from "./testing/sample-files.ts";

const long = "It rained on the mill all day long. ".repeat(30).trim();
const page = (html: string, name = "page.html") => readDocument(utf8(`<!doctype html>${html}`), name);
const outline = (story: { headings: { title: string; level: number }[] }) =>
  story.headings.map(({ title, level }) => `${level} ${title}`);

describe("the headings of a file", () => {
  it("are below numbered parts when the file gives all the same level; a prologue is not", async () => {
    const names = ["Prologue", "Part One", "Nora", "Ben", "Part Two", "Cleo", "Epilogue"];
    const story = await page(names.map((name) => `<h2>${name}</h2><p>${long}</p>`).join(""));
    assert.deepEqual(outline(story), [
      "1 Prologue",
      "1 Part One",
      "2 Nora",
      "2 Ben",
      "1 Part Two",
      "2 Cleo",
      "1 Epilogue",
    ]);
  });

  it("keep a part and its only chapter apart when other chapters stand alone", async () => {
    const chapter = (name: string) => `<h2>${name}</h2><p>${long}</p>`;
    const story = await page(
      `<h1>Part One</h1>${chapter("Nora")}${chapter("Ben")}<h1>Part Two</h1>${chapter("2. Cleo")}`,
    );
    assert.deepEqual(outline(story), ["1 Part One", "2 Nora", "2 Ben", "1 Part Two", "2 2. Cleo"]);
  });

  it("join a prologue with its own name", async () => {
    const story = await page(`<h2>Prologue</h2><h3>The Rain</h3><p>${long}</p><h2>Nora</h2><p>${long}</p>`);
    assert.deepEqual(outline(story), ["1 Prologue The Rain", "1 Nora"]);
  });

  it("leave out the author's name below the title of a tale, which stays in the text", async () => {
    const tale = (name: string, author: string) => `<h1>${name}</h1><h2>by ${author}</h2><p>${long}</p>`;
    const story = await page(tale("The Mill", "Ann Gray") + tale("The Lake", "Ben Hill"), "tales.html");
    assert.deepEqual(outline(story), ["1 The Mill", "1 The Lake"]);
    assert.match(story.text, /\n\nby Ben Hill\n\n/);
  });

  it("have a tale with the book's name as a chapter, if it is as high as the others", async () => {
    const text =
      "---\ntitle: The Mill\n---\n# The Mill\n\nIt rained. Nora ran.\n\n# The Lake\n\nIt was deep.\n";
    assert.deepEqual(outline(await readDocument(utf8(text), "a.md")), ["1 The Mill", "1 The Lake"]);
  });

  it("are known by the classes and styles of templates for books", async () => {
    const web = `<div class="chapter-title">Nora</div><p>${long}</p><p class="Heading-1">Ben</p><p>${long}</p>`;
    assert.deepEqual(outline(await page(web)), ["2 Nora", "1 Ben"]);
    const entries = docxEntries(
      wordParagraph("1", "N") + wordParagraph("Nora", "T") + wordParagraph(long) + wordParagraph("2", "N"),
    );
    entries["word/styles.xml"] =
      '<w:styles><w:style w:styleId="N"><w:name w:val="Chapter Number"/></w:style><w:style w:styleId="T"><w:name w:val="CSP - Chapter Title"/></w:style></w:styles>';
    assert.deepEqual(outline(await readDocument(zip(entries), "a.docx")), ["1 1 Nora", "1 2"]);
  });
});

describe("a heading that is a picture", () => {
  it("has the words that describe the picture, unless it has its own", async () => {
    const picture = (alt: string) => `<img src="a.png" alt="${alt}">`;
    const story = await page(
      `<h1>${picture("Chapter One: Nora")}</h1><p>${long}</p><h1>${picture("A leaf")}Ben</h1><p>${long}</p><h1>${picture("")}</h1><p>${long}</p>`,
    );
    assert.deepEqual(outline(story), ["1 Chapter One: Nora", "1 Ben"]);
  });
});

describe("a web page that Word saved", () => {
  it("has Word's title above its headings, and its contents as front matter", async () => {
    const story = await page(
      `<p class=MsoTitle>The Mill</p><p class=MsoToc1><a href="#_T1">Nora 3</a></p><h1><a name="_T1">Nora</a></h1><p>${long}</p><h1>Ben</h1><p>${long}</p>`,
    );
    assert.deepEqual(outline(story), ["0 The Mill", "1 Nora", "1 Ben"]);
    assert.deepEqual(story.matter, [{ kind: "toc", text: "Nora 3" }]);
  });
});

describe("front and back matter", () => {
  const imprint = "© 2020 Ann Gray. All rights reserved. ISBN 1";

  it("is found before the first chapter and below the last, in a web page and a Word document", async () => {
    const web = await page(
      `<h1>Mill</h1><p><small>${imprint}</small></p><h2>Nora</h2><p>${long}</p><p>${imprint}</p>`,
    );
    assert.equal(web.text, `Mill\n\nNora\n\n${long}`);
    assert.deepEqual(
      web.matter.map(({ kind }) => kind),
      ["copyright-page"],
    );
    const word = await readDocument(
      docx(wordParagraph(imprint) + wordParagraph("Nora", "berschrift1") + wordParagraph(long)),
      "a.docx",
    );
    assert.equal(word.text, `Nora\n\n${long}`);
  });

  it("is not a paragraph in the middle of the story, nor a short page with a chapter", async () => {
    const middle = await page(`<p>${long}</p><p>The sign said: ${imprint}</p><p>${long}</p>`);
    assert.match(middle.text, /The sign said/);
    const short = await readDocument(
      epub([{ name: "one", body: `<p>${imprint}</p><h2>Nora</h2><p>${long}</p>` }]),
      "a.epub",
    );
    assert.equal(short.text, `Nora\n\n${long}`);
  });

  it("is a title page with a subtitle and the publisher, and a list of other books", async () => {
    const story = await readDocument(
      epub(
        [
          { name: "x1", body: "<h1>The Book</h1><p>A Novel</p><p>Ann Author</p><p>Small Press</p>" },
          { name: "one", body: `<h1>Nora</h1><p>${long}</p>` },
          { name: "x2", body: "<h1>Also by Ann Author</h1><p>The Lake</p>" },
        ],
        undefined,
        { one: "Nora", x2: "Also by Ann Author" },
      ),
      "a.epub",
    );
    assert.equal(story.text, `Nora\n\n${long}`);
    assert.deepEqual(
      story.matter.map(({ kind }) => kind),
      ["titlepage", "also-by"],
    );
  });

  it("is what the transcriber of an old book says about the work", async () => {
    const story = await page(
      `<h2>Nora</h2><p>${long}</p><h2>Transcriber’s Notes</h2><p>Errors were mended.</p>`,
    );
    assert.equal(story.text, `Nora\n\n${long}`);
    assert.equal(story.matter[0]?.kind, "transcriber-notes");
  });

  it("is a list of two links to the headings, and Word's contents with their heading", async () => {
    const text = "# Mill\n\n- [Nora](#nora)\n- [Ben](#ben)\n\n## Nora\n\nOne.\n\n## Ben\n\nTwo.\n";
    const story = await readDocument(utf8(text), "a.md");
    assert.equal(story.text, "Mill\n\nNora\n\nOne.\n\nBen\n\nTwo.");
    const entries = docxEntries(
      wordParagraph("Contents", "berschrift1") +
        wordParagraph("Nora 3", "TOC1") +
        wordParagraph("Nora", "berschrift1") +
        wordParagraph("One."),
    );
    entries["word/styles.xml"] = String(entries["word/styles.xml"]).replace(
      "</w:styles>",
      '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>',
    );
    assert.equal((await readDocument(zip(entries), "a.docx")).text, "Nora\n\nOne.");
  });
});

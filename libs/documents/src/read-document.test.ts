import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readDocument } from "./read-document.ts";
import { refuses } from "./testing/refuses.ts";
import { docx, epub, utf8, wordParagraph, zip } from "./testing/sample-files.ts";

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

// Work that grows faster than its input would exceed this limit.
const neverHangs = { timeout: 120_000 };

describe("plain text", () => {
  it("comes back character for character, with any content", async () => {
    const character = fc
      .string({ unit: "binary", minLength: 1, maxLength: 1 })
      .filter((char) => !/\p{Cc}/u.test(char) || /[\t\n\r]/.test(char));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character, maxLength: 200 }), async (tail) => {
        const text = `Once ${tail}`;
        assert.equal((await readDocument(utf8(text), "a.txt")).text, text);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps line ends, indents, quotes and trailing white space, and drops only the byte-order mark", async () => {
    const text = '\r\n  "It’s \t late," said ‘he’ … \r\n\r\n\r\nEnd.  \n';
    assert.equal((await readDocument(utf8(`\ufeff${text}`), "a.txt")).text, text);
  });

  it("keeps right-to-left text and its marks", async () => {
    const text = "מעשה בנסיך\n\n\u200f«שלום», אמר הנסיך.\n\nكان يا ما كان\n";
    const story = await readDocument(utf8(text), "story.txt");
    assert.equal(story.text, text);
    assert.equal(story.title, "מעשה בנסיך");
  });
});

describe("the format of a file", () => {
  const story = "Once there was a fox.";

  it("is found by content before name", async () => {
    assert.equal(
      (await readDocument(utf8(`<!-- x -->\n<!doctype html><p>${story}`), "a.txt")).format,
      "html",
    );
    assert.equal(
      (await readDocument(epub([{ name: "one", body: `<p>${story}</p>` }]), "upload")).format,
      "epub",
    );
    assert.equal((await readDocument(docx(wordParagraph(story)), "upload.bin")).format, "docx");
    assert.equal((await readDocument(utf8(story), "README")).format, "txt");
    assert.equal((await readDocument(utf8(`# Fox\n\n${story}`), "FOX.MD")).format, "md");
  });

  const refused: [string, Uint8Array, string, string, RegExp][] = [
    ["a Word document named .txt", docx(wordParagraph(story)), "a.txt", "file-misnamed", /Word.*\.docx/],
    ["text named .docx", utf8(story), "a.docx", "file-misnamed", /plain text.*\.txt/],
    ["a PDF", latin1("%PDF-1.7\n%âãÏÓ"), "a.pdf", "format-unsupported", /PDF.*\.docx/],
    ["a picture", latin1("\x89PNG\r\n\x1a\n\0\0"), "a.txt", "format-unsupported", /PNG/],
    [
      "old Word",
      latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument"),
      "a.doc",
      "format-unsupported",
      /\.doc\b.*\.docx/,
    ],
    ["RTF", latin1("{\\rtf1\\ansi Once}"), "a.rtf", "format-unsupported", /RTF/],
    [
      "a Word document with a password",
      Buffer.concat([latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Buffer.from("EncryptedPackage", "utf16le")]),
      "a.docx",
      "file-encrypted",
      /password/,
    ],
    [
      "FictionBook",
      utf8('<?xml version="1.0"?><FictionBook>x</FictionBook>'),
      "a.fb2",
      "format-unsupported",
      /epub/,
    ],
    [
      "OpenDocument",
      zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "" }),
      "a.odt",
      "format-unsupported",
      /OpenDocument/,
    ],
    [
      "a workbook",
      zip({ "[Content_Types].xml": "", "xl/workbook.xml": "" }),
      "a.xlsx",
      "format-unsupported",
      /Excel/,
    ],
    ["a zip of texts", zip({ "a.txt": story }), "a.zip", "format-unsupported", /unpack/],
    [
      "bytes that are no text",
      Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 256),
      "a.txt",
      "file-binary",
      /not text/,
    ],
  ];
  for (const [name, bytes, filename, code, says] of refused)
    it(`${name} is named and refused`, () =>
      refuses(readDocument(bytes, filename), "unsupported", code, says));

  it("refuses an empty file and one without a letter", async () => {
    await refuses(readDocument(new Uint8Array(), "a.txt"), "invalid", "file-empty");
    await refuses(readDocument(utf8("\ufeff \n\t…\u00a0"), "a.txt"), "invalid", "file-empty");
    await refuses(
      readDocument(utf8("<html><script>let a = 1</script><img alt='a fox'>"), "a.html"),
      "invalid",
      "file-empty",
    );
    await refuses(readDocument(docx(""), "a.docx"), "invalid", "file-empty");
  });

  const wordless: [string, Uint8Array, string, RegExp][] = [
    ["only signs", utf8("* * *\n…?!\n"), "file-empty", /only signs/],
    ["pages that are pictures", utf8('<!doctype html><img src="1.png" alt="">'), "file-empty", /OCR/],
    ["a book of pictures", epub([{ name: "one", body: '<img src="1.png"/>' }]), "file-empty", /OCR/],
    ["a script that no voice reads", utf8("𐀀𐀁 𐀂𐀃\n"), "script-unsupported", /“𐀀”.*script of today/],
    ["the signs of one font", utf8("\ue000\ue001\n"), "script-unsupported", /font.*Unicode/],
  ];
  for (const [name, bytes, code, says] of wordless)
    it(`refuses a file with ${name}, and says what to do`, () =>
      refuses(readDocument(bytes, "a"), code === "file-empty" ? "invalid" : "unsupported", code, says));

  it("reads digits, and any living script", async () => {
    assert.equal((await readDocument(utf8("1 2 3"), "a.txt")).text, "1 2 3");
    assert.equal((await readDocument(utf8("นานมาแล้ว"), "a.txt")).text, "นานมาแล้ว");
  });

  it("refuses more than five million characters, in text and in a small zip", async () => {
    await refuses(readDocument(utf8("a ".repeat(2_500_001)), "a.txt"), "too-large", "text-too-long");
    const long = docx(wordParagraph("a ".repeat(2_500_001)));
    assert.ok(long.length < 100_000);
    await refuses(readDocument(long, "a.docx"), "too-large", "text-too-long");
  });
});

describe("the title", () => {
  const title = async (text: string, filename: string) => (await readDocument(utf8(text), filename)).title;

  it("is the first of: the metadata, a heading, a short first line, the file name", async () => {
    assert.equal(await title("---\ntitle: Fox\n---\n# Head\n\nText here.", "a.md"), "Fox");
    assert.equal(await title("# Head\n\nText here.", "a.md"), "Head");
    assert.equal(await title("The Fox\n\nOnce there was a fox.", "a.txt"), "The Fox");
    assert.equal(
      await title("Once there was a fox. It ran.\nAnd ran.", "the-red_fox.v2.txt"),
      "The red fox.v2",
    );
    assert.equal(await title("Once there was a fox.", "C:\\stories\\Mein Fuchs.txt"), "Mein Fuchs");
    assert.equal(await title("Once there was a fox.", ".txt"), "Untitled");
  });
});

describe("a hostile file", () => {
  it("with little but white space is read in time in proportion to its length", neverHangs, async () => {
    const gap = "\n".repeat(1_500_000) + " ".repeat(1_500_000);
    assert.equal((await readDocument(utf8(`a${gap}b`), "a.txt")).text, `a${gap}b`);
    await readDocument(docx(wordParagraph(`a${gap}b`)), "a.docx");
    await readDocument(utf8(`<pre>a${gap}b</pre><h1>a${"<br> ".repeat(100_000)}b</h1>`), "a.html");
  });

  it("that is broken at any place gives a story or a refusal, and nothing else", async () => {
    const whole = [
      epub([{ name: "one", body: "<h1>One</h1><p>Once.</p>" }]),
      docx(wordParagraph("Once.")),
      utf8("<html><main><p>Once <b>there</b>"),
    ];
    const bytes = fc.constantFrom(...whole).chain((file) =>
      fc
        .tuple(
          fc.nat(file.length),
          fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 6 }),
        )
        .map(([cut, edits]) => {
          const copy = file.slice(0, edits.length === 0 ? cut : file.length);
          for (const [at, byte] of edits) copy[at] = byte;
          return copy;
        }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom("a.epub", "a.docx", "a.html", "a"), async (file, name) => {
        await readDocument(file, name).catch((error: unknown) => {
          if (!(error instanceof Error && error.name === "Refusal")) throw error;
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe("a title", () => {
  const titleOf = async (text: string, filename: string) => (await readDocument(utf8(text), filename)).title;

  it("is the file's name when the first heading is only a chapter's", async () => {
    assert.equal(await titleOf("CHAPTER ONE\n\nIt rained.\n", "the-old_mill.txt"), "The old mill");
    assert.equal(await titleOf("Prologue\n\nIt rained.\n", "the-old_mill.txt"), "The old mill");
    assert.equal(await titleOf("# I\n\nIt rained.\n\n# II\n\nIt stopped.\n", "mill.md"), "Mill");
    assert.equal(
      await titleOf("<!doctype html><title>Chapter 3</title><h1>Chapter 3</h1><p>It rained.", "mill.html"),
      "Mill",
    );
  });

  it("is not the chapter's name that an EPUB gives as its own, nor what a program filled in", async () => {
    for (const title of ["Chapter 1", "Unknown"]) {
      const book = epub(
        [{ name: "one", body: "<h1>Chapter 1</h1><p>It rained.</p>" }],
        `<dc:title>${title}</dc:title>`,
      );
      assert.equal((await readDocument(book, "the-mill.epub")).title, "The mill");
    }
    const named = epub([{ name: "one", body: "<p>It rained.</p>" }], "<dc:title>1984</dc:title>");
    assert.equal((await readDocument(named, "the-mill.epub")).title, "1984");
  });

  it("is the file's name when the first line is an ornament, or a chapter that others count on", async () => {
    assert.equal(await titleOf("***\n\nChapter 1\n\nIt rained.\n", "mill.txt"), "Mill");
    assert.equal(
      await titleOf("# 1 The Gate\n\nIt rained.\n\n# 2 The Well\n\nIt stopped.\n", "mill.md"),
      "Mill",
    );
  });

  it("is the file's name when the first line has several sentences, though a note's mark ends it", async () => {
    assert.equal(await titleOf("The queen slept.[3] It rained.[4] He ran.[5]\n\nEnd.\n", "mill.txt"), "Mill");
    assert.equal(
      await titleOf("Mr. J. P. Gray and the Mill\n\nIt rained.\n", "m.txt"),
      "Mr. J. P. Gray and the Mill",
    );
  });

  it("is the page's own, also without a head, and is not in the text", async () => {
    const story = await readDocument(
      utf8("<!doctype html><title>The Mill</title><h1>Nora</h1><p>One."),
      "a.html",
    );
    assert.deepEqual([story.title, story.text], ["The Mill", "Nora\n\nOne."]);
  });
});

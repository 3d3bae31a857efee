import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { refuses } from "./testing/refuses.ts";
import { docx, docxEntries, wordParagraph as p, zip } from "./testing/sample-files.ts";

const read = (bytes: Uint8Array) => readDocument(bytes, "story.docx");
const run = (inner: string) => `<w:p><w:r>${inner}</w:r></w:p>`;

describe("a Word document", () => {
  it("gives headings in any style based on a heading style, paragraphs, title, author and language", async () => {
    const core =
      "<dc:title>The Fox</dc:title><dc:creator>Ann Author</dc:creator><dc:language>de-DE</dc:language>";
    const story = await read(
      docx(p("One", "berschrift1") + p("“Run,” she  said.") + p("Two", "Mine") + p("End."), core),
    );
    assert.equal(story.text, "One\n\n“Run,” she  said.\n\nTwo\n\nEnd.");
    assert.deepEqual([story.title, story.author, story.language], ["The Fox", "Ann Author", "de-DE"]);
  });

  it("takes the first heading when Word's title is useless, and no program's name as the author", async () => {
    const story = await read(
      docx(
        p("The Fox", "berschrift1") + p("Text."),
        "<dc:title>Document1</dc:title><dc:creator>python-docx</dc:creator>",
      ),
    );
    assert.deepEqual([story.title, story.author], ["The Fox", null]);
  });

  it("keeps line breaks, tabs and hyphens; joins runs", async () => {
    const body = `<w:p><w:r><w:t>Red</w:t><w:noBreakHyphen/></w:r><w:r><w:t>Cap</w:t><w:br/><w:t>ran</w:t><w:tab/><w:t>on</w:t></w:r></w:p>`;
    assert.equal((await read(docx(body))).text, "Red\u2011Cap\nran\ton");
  });

  it("leaves out deleted, hidden and field text, note marks, second copies of drawings, and tab stops", async () => {
    const body = [
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>He</w:t></w:r>',
      "<w:del><w:r><w:delText> walked</w:delText></w:r></w:del><w:ins><w:r><w:t> ran</w:t></w:r></w:ins>",
      '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
      '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>',
      "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
    ].join("");
    assert.equal((await read(docx(body))).text, "He ran.\n\nBox");
  });

  it("joins a paragraph with the next one when the mark between them is deleted or moved away", async () => {
    const first = (mark: string) =>
      `<w:p><w:pPr><w:rPr><w:${mark} w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">He </w:t></w:r></w:p>`;
    for (const mark of ["del", "moveFrom"])
      assert.equal((await read(docx(first(mark) + p("ran.") + p("End.")))).text, "He ran.\n\nEnd.");
    assert.equal((await read(docx(first("ins") + p("ran.")))).text, "He \n\nran.".replace(" \n", "\n"));
  });

  it("leaves out a paragraph that is deleted as a whole", async () => {
    const gone =
      '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>';
    const story = await read(docx(p("One.") + gone + p("Two", "berschrift1") + p("Three.")));
    assert.equal(story.text, "One.\n\nTwo\n\nThree.");
    assert.deepEqual(story.headings, [{ offset: 6, title: "Two", level: 1 }]);
  });

  it("leaves out its table of contents, which is front matter", async () => {
    const entries = docxEntries(
      p("Nora\t1", "TOC1") + p("Ben\t9", "TOC1") + p("Nora", "berschrift1") + p("One."),
    );
    entries["word/styles.xml"] = String(entries["word/styles.xml"]).replace(
      "</w:styles>",
      '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>',
    );
    const story = await read(zip(entries));
    assert.equal(story.text, "Nora\n\nOne.");
    assert.deepEqual(story.matter, [{ kind: "toc", text: "Nora\t1\n\nBen\t9" }]);
  });

  it("gives the levels of its headings by style or outline, and the style Title level 0", async () => {
    const entries = docxEntries(
      p("The Fox", "T") + p("Nora", "H1") + p("i", "H2") + p("One.") + p("Ben", "O") + p("Two."),
    );
    const style = (id: string, inner: string) => `<w:style w:styleId="${id}">${inner}</w:style>`;
    entries["word/styles.xml"] =
      `<w:styles>${style("T", '<w:name w:val="Title"/>')}${style("H1", '<w:name w:val="heading 1"/>')}${style("H2", '<w:name w:val="heading 2"/>')}${style("O", '<w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>')}</w:styles>`;
    const { headings } = await read(zip(entries));
    assert.deepEqual(
      headings.map(({ title, level }) => `${level} ${title}`),
      ["0 The Fox", "1 Nora", "2 i", "1 Ben"],
    );
  });

  it("keeps characters that XML escapes and those beyond the basic plane", async () => {
    assert.equal(
      (await read(docx(run("<w:t>&lt;Tom &amp; Jerry&gt; &#x1F98A; 🦊</w:t>")))).text,
      "<Tom & Jerry> 🦊 🦊",
    );
  });

  it("is refused with a document type: no entity is expanded and nothing is fetched", async () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    for (const part of ["word/document.xml", "word/styles.xml", "docProps/core.xml"]) {
      const entries = docxEntries(run("<w:t>&b;&x;</w:t>"));
      entries[part] = String(entries[part]).replace("?>", `?>${laughs}`);
      await refuses(read(zip(entries)), "invalid", "file-damaged", /document type/);
    }
  });

  it("is refused without its main part", async () => {
    const { "word/document.xml": _, ...rest } = docxEntries("");
    await refuses(read(zip(rest)), "invalid", "file-damaged");
  });

  it("is refused when it is nested too deeply", () =>
    refuses(read(docx("<w:sdt>".repeat(100_000))), "invalid", "file-too-complex"));
});

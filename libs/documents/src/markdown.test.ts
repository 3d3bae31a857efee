import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocument } from "./read-document.ts";
import { utf8 } from "./testing/sample-files.ts";

const read = (markdown: string) => readDocument(utf8(markdown), "story.md");

describe("Markdown", () => {
  it("gives its text: headings, emphasis, links, code, breaks", async () => {
    const { text, title } = await read(
      "The Fox\n=======\n\nI *did* __not__ see [the fox](http://a.b) `x = 1`\nrun.\\\nReally.\n\n```\na\n  b\n```\n\n---\n\n## Two ##\n\n> “Go!” &mdash; he said.",
    );
    assert.equal(
      text,
      "The Fox\n\nI did not see the fox x = 1 run.\nReally.\n\na\n  b\n\n* * *\n\nTwo\n\n“Go!” — he said.".replace(
        "\n\n* * *\n\nTwo",
        "\n\nTwo",
      ),
    );
    assert.equal(title, "The Fox");
  });

  it("takes title, author and language from front matter, which is not part of the text", async () => {
    const story = await read(
      "---\ntitle: 'The Fox: a tale'\nauthor: [Ann, Bob]\nlang: en-US\n---\n# One\n\nText.",
    );
    assert.deepEqual(
      [story.title, story.author, story.language, story.text],
      ["The Fox: a tale", "Ann, Bob", "en-US", "One\n\nText."],
    );
  });

  const tops: [name: string, top: string][] = [
    ["MultiMarkdown", "Title: The Fox\nAuthor: Ann\nLanguage: en_gb\n\n"],
    ["TOML", '+++\ntitle = "The Fox"\nauthor = "Ann"\nlanguage = "en-GB"\n+++\n'],
  ];
  for (const [name, top] of tops)
    it(`takes them from the top of a file in ${name}`, async () => {
      const story = await read(`${top}# One\n\nText.`);
      assert.deepEqual(
        [story.title, story.author, story.language, story.text],
        ["The Fox", "Ann", "en-GB", "One\n\nText."],
      );
    });

  it("takes title and author from pandoc's lines", async () => {
    const story = await read("% The Fox\n% Ann\n% 1901\n\nText here.");
    assert.deepEqual([story.title, story.author, story.text], ["The Fox", "Ann", "Text here."]);
  });

  it("reads a first line with a colon as text", async () => {
    assert.equal(
      (await read("Nora: come here.\nBen: no.\n\nThey ran.")).text,
      "Nora: come here. Ben: no.\n\nThey ran.",
    );
  });

  it("leaves out the attributes and labels of headings", async () => {
    const story = await read("Title: Fox\n\n# One {#one .x}\n\nText.\n\n# Two [two]\n\nText.");
    assert.deepEqual(
      story.headings.map(({ title }) => title),
      ["One", "Two"],
    );
  });

  it("lists a note of several paragraphs, and takes its mark out of a heading", async () => {
    const story = await read("# Rain[^n]\n\nText.\n\n[^n]: First *word*.\n\n    Second.\n\nEnd.");
    assert.equal(story.text, "Rain\n\nText.\n\nEnd.");
    assert.equal(story.title, "Rain");
    assert.deepEqual(story.notes, [{ text: "First word.\n\nSecond.", offset: 4 }]);
  });

  it("reads the text after front matter that is not YAML, or whose aliases multiply", async () => {
    assert.equal((await read("---\n: [\n---\n\nText here.")).text, "Text here.");
    const laughs = "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]";
    assert.equal((await read(`---\n${laughs}\n---\n\nText here.`)).text, "Text here.");
  });

  it("keeps the dash that opens a speech, and a year at the start of a line", async () => {
    assert.equal(
      (await read("- Bonjour, dit-il.\n- Bonsoir.\n\n1986. A year.")).text,
      "- Bonjour, dit-il.\n\n- Bonsoir.\n\n1986. A year.",
    );
  });

  it("drops footnotes, images, comments and scripts", async () => {
    const { text } = await read(
      "He ran[^1] on.![A fox](a.png)<!-- x --><script>y</script>\n\n[^1]: A note\n    goes on.\n",
    );
    assert.equal(text, "He ran on.");
  });
});

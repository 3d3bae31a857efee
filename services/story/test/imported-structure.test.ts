import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { tablesWith } from "@storytelling/service/testing";
import { epub, xhtml } from "../../../libs/documents/src/testing/sample-files.ts";
import { startWorld, type World } from "./world.ts";

const noted = epub(
  [
    {
      name: "one",
      body: `<h1>The Hen</h1><p>Once there was a hen<a epub:type="noteref" href="#n1">1</a> and a fox<a epub:type="noteref" href="#n2">2</a>.</p>
        <aside epub:type="footnote" id="n1"><p>A bird.</p></aside><aside epub:type="footnote" id="n2"><p>No bird.</p></aside>`,
    },
    { name: "two", body: "<h1>The Fox</h1><p>Then he came.</p>" },
    { name: "colophon", body: "<p>Set in Garamond.</p><p>Printed on paper.</p>" },
    { name: "imprint", body: '<section epub:type="imprint"><p>The Hen Press, Berlin</p></section>' },
  ],
  undefined,
  { one: "The Hen", two: "The Fox" },
);

let world: World;
/** A story with notes and matter that no test changes. */
let book: string;
before(async () => {
  world = await startWorld();
  book = (await imported(noted, "notes.epub")).id;
});
after(() => world.stop());

const anything = { "if-match": "*" };

async function imported(
  content: Uint8Array | string,
  name: string,
  headers: Record<string, string> = {},
): Promise<{ id: string; language: string; title: string }> {
  const form = new FormData();
  form.append("file", new Blob([content as Uint8Array<ArrayBuffer>]), name);
  const { status, body } = await world.http.post("stories/import", {
    token: world.ada.token,
    body: form,
    headers,
  });
  assert.equal(status, 201, body.detail);
  return body;
}

/** The chapters that a listener gets of a file: level, title and the words of their first line. */
async function heard(id: string): Promise<[level: number, title: string, firstLine: string][]> {
  await world.analyze(id);
  assert.equal((await world.analysed(id)).status, "done");
  const { body } = await world.read(`${id}/script`);
  return body.chapters.map((chapter: { level: number; title: string; firstLine: number }) => [
    chapter.level,
    chapter.title,
    body.lines[chapter.firstLine].text.trim(),
  ]);
}

const story = (n: number) =>
  `<p>Mr. Holmes sat by the fire of room ${n} and did not speak. "My dear Watson," he said, "you saw it."</p>
   <p>"I saw nothing at all," said I, and so it went on until the lamp was lit in the street below us.</p>`;
const page = (name: string, heading: string, n: number) => ({ name, body: `<h1>${heading}</h1>${story(n)}` });

describe("the chapters of an imported file", () => {
  it("are one for each that it marks, whatever its words", async () => {
    const names = [
      "The Girl",
      "Nora",
      "1. The Gate",
      "One",
      "How Nora Found the Well",
      "“Where is she?”",
      "1919",
    ];
    const pages = names.map((name, n) => page(`p${n}`, name, n));
    const labels = Object.fromEntries(names.map((name, n) => [`p${n}`, name]));
    const { id } = await imported(epub(pages, undefined, labels), "book.epub");
    assert.deepEqual(
      await heard(id),
      names.map((name) => [1, name, name]),
    );
  });

  it("are twelve adventures, the first in parts I, II and III inside it, and none for the title and the author", async () => {
    const adventures = [
      "A Scandal in Bohemia",
      "The Red-Headed League",
      "A Case of Identity",
      "The Boscombe Valley Mystery",
      "The Five Orange Pips",
      "The Man with the Twisted Lip",
      "The Blue Carbuncle",
      "The Speckled Band",
      "The Engineer’s Thumb",
      "The Noble Bachelor",
      "The Beryl Coronet",
      "The Copper Beeches",
    ];
    const parts = ["I", "II", "III"].map((number, n) => `<h3>${number}</h3>${story(n)}`).join("");
    const body = adventures
      .map((name, n) => `<h2>${n === 0 ? name.toUpperCase() : name}</h2>${n === 0 ? parts : story(n)}`)
      .join("");
    const title = "The Adventures of Sherlock Holmes";
    const { id } = await imported(
      xhtml(`<h1>${title}</h1><p>by Arthur Conan Doyle</p>${body}`),
      "holmes.html",
    );
    const found = await heard(id);
    assert.deepEqual(
      found.map(([level, name]) => [level, name.toLowerCase()]),
      [
        [1, "a scandal in bohemia"],
        [2, "i"],
        [2, "ii"],
        [2, "iii"],
        ...adventures.slice(1).map((name) => [1, name.toLowerCase()]),
      ],
    );
    assert.deepEqual(
      found.slice(1).map(([, name, line]) => name === line),
      found.slice(1).map(() => true),
    );
  });

  it("are nested as books, parts and chapters, each with its own lines", async () => {
    const text = `# Book One\n\n## Part One\n\n### Nora\n\nShe sat.\n\n### Karl\n\nHe stood.\n\n## Part Two\n\n### Anna\n\nShe ran.\n\n# Book Two\n\n## Part Three\n\n### Otto\n\nHe fell.\n`;
    const { id } = await imported(text, "nested.md");
    assert.deepEqual(
      (await heard(id)).map(([level, title]) => `${level} ${title}`),
      [
        "1 Book One",
        "2 Part One",
        "3 Nora",
        "3 Karl",
        "2 Part Two",
        "3 Anna",
        "1 Book Two",
        "2 Part Three",
        "3 Otto",
      ],
    );
  });

  it("do not take the numbers of a list, or words in capitals, that the file does not mark", async () => {
    const list = Array.from({ length: 15 }, (_, n) => `<p>${190 + n}</p><p>An item of the list.</p>`).join(
      "",
    );
    const pages = [
      page("one", "The Green Lamp", 1),
      { name: "two", body: `<h1>The List</h1>${list}<p>NO ENTRY</p><p>THE END</p>${story(2)}` },
    ];
    const { id } = await imported(
      epub(pages, undefined, { one: "The Green Lamp", two: "The List" }),
      "list.epub",
    );
    assert.deepEqual(
      (await heard(id)).map(([, title]) => title),
      ["The Green Lamp", "The List"],
    );
  });

  it("are guessed when the file marks none", async () => {
    const { id } = await imported("Chapter 1\n\nOnce.\n\nChapter 2\n\nTwice.\n", "plain.txt");
    assert.deepEqual(
      (await heard(id)).map(([, title]) => title),
      ["Chapter 1", "Chapter 2"],
    );
  });

  it("that are guessed do not have the title and the author for one", async () => {
    const book = "THE HEN\n\nby Ann Lee\n\nCHAPTER I\n\nOnce.\n\nCHAPTER II\n\nTwice.\n";
    const { id } = await imported(book, "hen.txt");
    assert.deepEqual(
      (await heard(id)).map(([, title]) => title),
      ["CHAPTER I", "CHAPTER II"],
    );
  });

  it("begin with a long text that has no heading as a chapter without a title", async () => {
    const { id } = await imported(
      `${"It was long ago and far away. ".repeat(40)}\n\n# Two\n\nHe ran.\n\n# Three\n\nHe fell.\n`,
      "lead.md",
    );
    assert.deepEqual(
      (await heard(id)).map(([, title]) => title),
      [null, "Two", "Three"],
    );
  });

  it("end a speech: none goes on into the next chapter", async () => {
    const text = `# One\n\n"I saw it all, said he,\n\n# "Nora"\n\nand went away."\n\n# Three\n\nShe stayed.\n`;
    const { id } = await imported(text, "open.md");
    await heard(id);
    const { body } = await world.read(`${id}/script`);
    for (const { firstLine } of body.chapters) {
      assert.equal(body.lines[firstLine].kind, "heading");
      assert.equal(body.lines[firstLine].speaker, null);
    }
  });
});

describe("GET /stories/{id}/notes", () => {
  it("lists the notes by page, with their chapter and place, which moves with edits", async () => {
    const { id } = await imported(noted, "notes.epub");
    const first = (await world.read(`${id}/notes?limit=1`)).body;
    const second = (await world.read(`${id}/notes?limit=1&cursor=${first.next}`)).body;
    const notes = [...first.items, ...second.items];
    const { text } = (await world.read(id)).body;
    const [hen] = (await world.read(`${id}/chapters`)).body.items;
    assert.deepEqual([notes.map((note) => note.text), second.next], [["A bird.", "No bird."], null]);
    assert.ok(!/bird/.test(text));
    assert.deepEqual(
      notes.map(({ offset, chapterId }) => [text.slice(0, offset).split("\n").at(-1), chapterId]),
      [
        ["Once there was a hen", hen.id],
        ["Once there was a hen and a fox", hen.id],
      ],
    );
    const edited = `Preface.\n\n${text.replace("Once", "Once upon a time")}`;
    await world.edit(id, 1, { text: edited });
    const moved = (await world.read(`${id}/notes`)).body.items;
    assert.deepEqual(
      moved.map(({ offset }: { offset: number }) => edited.slice(0, offset).split("\n").at(-1)),
      ["Once upon a time there was a hen", "Once upon a time there was a hen and a fox"],
    );
    await world.edit(id, 2, { text: "Nothing is left." });
    const left = (await world.read(`${id}/notes`)).body.items;
    assert.deepEqual(
      left.map(({ text: words, offset }: { text: string; offset: null }) => [words, offset]),
      [
        ["A bird.", null],
        ["No bird.", null],
      ],
    );
  });

  it("404 for another user's story, 401 without a session, 422 for a cursor that is none", async () => {
    const id = book;
    assert.equal((await world.read(`${id}/notes`, world.bob)).status, 404);
    assert.equal((await world.read(`${id}/notes`, null)).status, 401);
    assert.equal((await world.read(`${id}/notes?cursor=x`)).status, 422);
  });
});

describe("front and back matter", () => {
  const insert = (
    id: string,
    matterId: string,
    options: object = { token: world.ada.token, headers: anything },
  ) => world.http.post(`stories/${id}/matter/${matterId}/insert`, options);
  const matterOf = async (id: string) => (await world.read(`${id}/matter`)).body.items;

  it("is known as such, and is not in what is read aloud", async () => {
    const id = book;
    const matter = await matterOf(id);
    assert.deepEqual(
      matter.map(({ kind, place, text }: Record<string, string>) => [kind, place, text]),
      [
        ["colophon", "back", "Set in Garamond.\n\nPrinted on paper."],
        ["imprint", "front", "The Hen Press, Berlin"],
      ],
    );
    assert.deepEqual(
      (await heard(id)).map(([, title]) => title),
      ["The Hen", "The Fox"],
    );
    assert.ok(!/Garamond|Berlin/.test((await world.read(id)).body.text));
  });

  it("is read aloud as a chapter of its own when the author asks for it", async () => {
    const { id } = await imported(noted, "notes.epub");
    const [colophon, imprint] = await matterOf(id);
    const { status, body, headers } = await insert(id, colophon.id);
    assert.deepEqual([status, body.revision, headers.get("etag")], [200, 2, '"2"']);
    assert.equal((await insert(id, imprint.id)).status, 200);
    assert.deepEqual(
      (await heard(id)).map(([, title]) => title),
      ["Imprint", "The Hen", "The Fox", "Colophon"],
    );
    const { body: script } = await world.read(`${id}/script`);
    assert.ok(script.chapters.every(({ readAloud }: { readAloud: boolean }) => readAloud));
    assert.match(script.lines.at(-1).text, /Printed on paper/);
    assert.deepEqual(
      (await matterOf(id)).map(({ inserted }: { inserted: boolean }) => inserted),
      [true, true],
    );
    const again = await insert(id, colophon.id);
    assert.deepEqual([again.status, again.body.code], [409, "already-inserted"]);
  });

  it("404 for another user's, and for matter of another story; 412, 428, 401, 403", async () => {
    const id = book;
    const [colophon] = await matterOf(id);
    const { body: clone } = await world.http.post(`stories/${id}/clone`, { token: world.ada.token });
    const [theirs] = await matterOf(clone.id);
    const { token } = world.ada;
    assert.equal((await insert(id, theirs.id)).status, 404);
    assert.equal((await insert(id, colophon.id, { token: world.bob.token, headers: anything })).status, 404);
    assert.equal((await insert(id, colophon.id, { token, headers: { "if-match": '"9"' } })).status, 412);
    assert.equal((await insert(id, colophon.id, { token })).status, 428);
    assert.equal((await insert(id, colophon.id, { headers: anything })).status, 401);
    const { token: guest } = await world.actor([]);
    assert.equal((await insert(id, colophon.id, { token: guest, headers: anything })).status, 403);
    assert.equal((await world.read(`${id}/matter`, world.bob)).status, 404);
  });
});

describe("the chapters, notes and matter of a file", () => {
  it("are kept sealed", async () => {
    const { pool } = world.running.context.db;
    const titles = await pool.query("select 1 from story_chapters where story_id = $1", [book]);
    assert.equal(titles.rowCount, 2);
    assert.deepEqual(await tablesWith(pool, ["The Hen", "No bird", "Garamond", "Hen Press"]), []);
  });

  it("come with a clone, and with the export of the owner's data", async () => {
    const id = book;
    const { body } = await world.http.post(`stories/${id}/clone`, { token: world.ada.token });
    for (const part of ["chapters", "notes", "matter"]) {
      const [mine, clone] = [await world.read(`${id}/${part}`), await world.read(`${body.id}/${part}`)];
      const words = (items: Record<string, unknown>[]) =>
        items.map(({ title, text, offset }) => [title, text, offset]);
      assert.ok(mine.body.items.length > 0);
      assert.deepEqual(words(clone.body.items), words(mine.body.items), part);
    }
    const { personalData } = await import("../src/steps/personal-data.ts");
    const files = new Map<string, string>();
    for await (const { path, content } of personalData.export(world.running.context as never, world.ada.id))
      files.set(path, String(content));
    const folder = [...files.keys()].find((path) => path.includes(id.slice(-6)))?.replace(/\/[^/]*$/, "");
    assert.match(files.get(`${folder}/chapters.json`) ?? "", /The Hen/);
    assert.match(files.get(`${folder}/notes.json`) ?? "", /No bird/);
    assert.match(files.get(`${folder}/front-and-back-matter.json`) ?? "", /Garamond/);
  });
});

describe("the language of a story", () => {
  const english = `He said that it was cold. ${"She and her brother went down to the sea, and they did not come back. ".repeat(3)}`;

  it("keeps the region that the file names, if the text is in that language", async () => {
    const file = (language: string) =>
      epub(
        [{ name: "one", body: `<h1>One</h1><p>${english}</p>` }],
        `<dc:title>T</dc:title><dc:language>${language}</dc:language>`,
      );
    assert.equal((await imported(file("en-GB"), "a.epub")).language, "en-GB");
    assert.equal((await imported(file("de-DE"), "a.epub")).language, "en");
  });

  it("leans to the language that the user's request prefers, and takes its region", async () => {
    const of = async (text: string, header: string) =>
      (
        await world.http.post("stories", {
          token: world.ada.token,
          body: { title: "T", text },
          headers: { "accept-language": header },
        })
      ).body.language;
    assert.equal(await of(english, "en-GB,en;q=0.9"), "en-GB");
    assert.equal(await of(english, "de-DE,de;q=0.9,en;q=0.8"), "en");
    assert.equal(await of("Uwe. Heidi!", "en;q=0.5, de-AT"), "de-AT");
    assert.equal(await of("Uwe. Heidi!", "*"), "en");
  });

  it("may name a region when the author sets it; events say the language and the whole tag", async () => {
    const { id, language } = await world.write({ language: "en-GB" });
    assert.equal(language, "en-GB");
    assert.equal((await world.edit(id, 1, { language: "pt-BR" })).body.language, "pt-BR");
    const [revised] = (await world.events("StoryRevised")).filter(({ aggregateId }) => aggregateId === id);
    assert.deepEqual([revised?.data.language, revised?.data.languageTag], ["pt", "pt-BR"]);
    for (const bad of ["zz", "en-gb", "EN", "english"])
      assert.equal((await world.edit(id, 2, { language: bad })).body.faults[0].field, "body.language");
  });

  it("of an analysed story reads the words by its language, whatever the region", async () => {
    const { id } = await world.write({ language: "en-GB" });
    const { id: plain } = await world.write({ language: "en" });
    for (const one of [id, plain]) {
      await world.analyze(one);
      await world.analysed(one);
    }
    const names = async (one: string) =>
      (await world.read(`${one}/characters`)).body.items.map(({ name }: { name: string }) => name);
    assert.deepEqual(await names(id), await names(plain));
    assert.equal((await world.read(`${id}/script`)).body.language, "en-GB");
  });
});

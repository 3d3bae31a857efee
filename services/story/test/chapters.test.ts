import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { startWorld, type World } from "./world.ts";

const text = `The Hen

Once there was a hen. "Cluck!" she said.

The Fox

Then the fox came. He was old and grey. "Good day," said the fox.

The End 🐔

They all went home, the hen and the fox and everybody else.
`;
const at = (words: string): number => text.indexOf(words);

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

interface Chapter {
  id: string;
  offset: number;
  level: number;
  title: string | null;
  language: string | null;
  readAloud: boolean | null;
  origin: string;
}
interface ScriptChapter extends Omit<Chapter, "offset" | "origin"> {
  firstLine: number;
  lines: number;
}
interface Line {
  start: number;
  text: string;
  kind: string;
}

const anything = { "if-match": "*" };
const write = async (): Promise<string> => (await world.write({ text, language: "en" })).id;
const add = (id: string, body: object, headers: Record<string, string> = anything) =>
  world.http.post(`stories/${id}/chapters`, { token: world.ada.token, body, headers });
const change = (id: string, chapterId: string, body: object, headers: Record<string, string> = anything) =>
  world.http.patch(`stories/${id}/chapters/${chapterId}`, { token: world.ada.token, body, headers });
const remove = (id: string, chapterId: string, headers: Record<string, string> = anything) =>
  world.http.delete(`stories/${id}/chapters/${chapterId}`, { token: world.ada.token, headers });
const chapters = async (id: string): Promise<Chapter[]> => (await world.read(`${id}/chapters`)).body.items;
const titles = async (id: string) => (await chapters(id)).map(({ title }) => title);
const script = async (id: string): Promise<{ chapters: ScriptChapter[]; lines: Line[] }> =>
  (await world.read(`${id}/script`)).body;
const analyze = async (id: string) => {
  await world.analyze(id);
  assert.equal((await world.analysed(id)).status, "done");
};
/** A story with its three chapters, set by the author. */
async function withChapters(): Promise<string> {
  const id = await write();
  for (const heading of ["The Hen", "The Fox", "The End"])
    assert.equal((await add(id, { offset: at(heading) })).status, 201);
  return id;
}
interface Changed {
  chapters: number;
  changed: { chapterId: string; how: string; lines: boolean; sound: boolean };
}
const changes = async (id: string): Promise<Changed[]> => {
  const events = await world.events("ChaptersChanged");
  return events.filter(({ aggregateId }) => aggregateId === id).map(({ data }) => data as unknown as Changed);
};

describe("POST /stories/{id}/chapters", () => {
  it("201 with the chapter, named by its line, the story's new ETag, and its event", async () => {
    const id = await write();
    const { status, body, headers } = await add(id, { offset: at("The Fox") }, { "if-match": '"1"' });
    assert.equal(status, 201);
    assert.equal(headers.get("etag"), '"2"');
    const { id: chapterId, ...rest } = body;
    assert.deepEqual(rest, {
      offset: at("The Fox"),
      level: 1,
      title: "The Fox",
      language: null,
      readAloud: null,
      origin: "author",
    });
    assert.deepEqual(await chapters(id), [body]);
    assert.deepEqual(await changes(id), [
      {
        storyId: id,
        ownerId: world.ada.id,
        revision: 1,
        chapters: 1,
        changed: { chapterId, how: "added", lines: false, sound: false },
      },
    ]);
    assert.equal((await world.read(id)).body.revision, 1);
  });

  it("puts a chapter at the first visible character, and takes a title, a level, a language and readAloud", async () => {
    const id = await write();
    const given = { title: "A fox comes", level: 2, language: "en-GB", readAloud: false };
    const { body } = await add(id, { offset: at("The Fox") - 2, ...given });
    assert.deepEqual({ ...body, id: "" }, { id: "", offset: at("The Fox"), ...given, origin: "author" });
  });

  it("409 where a chapter begins already, and where it would begin at the same character", async () => {
    const id = await write();
    await add(id, { offset: at("The Fox") });
    for (const offset of [at("The Fox"), at("The Fox") - 1]) {
      const { status, body } = await add(id, { offset });
      assert.deepEqual([status, body.code], [409, "chapter-exists"]);
    }
  });

  it("422 for a place outside the text or inside a character, and names the field", async () => {
    const id = await write();
    const faults: [offset: number, code: string][] = [
      [text.length, "offset-outside"],
      [text.length - 1, "offset-outside"],
      [1e9, "offset-outside"],
      [at("🐔") + 1, "offset-inside-character"],
    ];
    for (const [offset, code] of faults) {
      const { status, body } = await add(id, { offset });
      assert.deepEqual([status, body.code, body.faults[0].field], [422, code, "body.offset"], String(offset));
    }
    assert.equal((await add(id, { offset: at("🐔") })).status, 201);
  });

  it("422 for an invalid field, and names it", async () => {
    const id = await write();
    const faults: [body: object, field: string][] = [
      [{}, "body.offset"],
      [{ offset: -1 }, "body.offset"],
      [{ offset: 1.5 }, "body.offset"],
      [{ offset: 0, title: "a\nb" }, "body.title"],
      [{ offset: 0, title: "a\u0007b" }, "body.title"],
      [{ offset: 0, title: "\u202eevil" }, "body.title"],
      [{ offset: 0, title: " " }, "body.title"],
      [{ offset: 0, title: "x".repeat(501) }, "body.title"],
      [{ offset: 0, level: 0 }, "body.level"],
      [{ offset: 0, level: 10 }, "body.level"],
      [{ offset: 0, language: "English" }, "body.language"],
      [{ offset: 0, language: "zz" }, "body.language"],
      [{ offset: 0, language: "en-gb" }, "body.language"],
      [{ offset: 0, readAloud: "no" }, "body.readAloud"],
      [{ offset: 0, origin: "file" }, "body"],
    ];
    for (const [body, field] of faults) {
      const { status, body: problem } = await add(id, body);
      assert.deepEqual([status, problem.faults?.[0].field], [422, field], JSON.stringify(body));
    }
    assert.deepEqual(await chapters(id), []);
  });

  it("409 for a chapter over 5,000", async () => {
    const form = new FormData();
    form.append("file", new Blob(["# A\n\nx\n\n".repeat(5002)]), "many.md");
    const { id } = (await world.http.post("stories/import", { token: world.ada.token, body: form })).body;
    const marked = await chapters(id);
    assert.equal(marked.length, 5000);
    const { status, body } = await add(id, { offset: (marked.at(-1)?.offset ?? 0) + 3 });
    assert.deepEqual([status, body.code], [409, "too-many-chapters"]);
    await remove(id, marked[0]?.id ?? "");
    assert.equal((await add(id, { offset: (marked.at(-1)?.offset ?? 0) + 3 })).status, 201);
  });

  it("428 without If-Match, 412 for another version, and nothing changes", async () => {
    const id = await write();
    assert.equal((await add(id, { offset: 0 }, {})).status, 428);
    assert.equal((await add(id, { offset: 0 }, { "if-match": '"7"' })).status, 412);
    assert.deepEqual([await chapters(id), await changes(id)], [[], []]);
  });

  it("adds one chapter under one Idempotency-Key", async () => {
    const id = await write();
    const headers = { ...anything, "idempotency-key": randomUUID() };
    const [first, second] = [await add(id, { offset: 0 }, headers), await add(id, { offset: 0 }, headers)];
    assert.deepEqual([second.status, second.body], [201, first.body]);
    assert.equal((await chapters(id)).length, 1);
  });

  it("404 for another user's story, 401, 403, 422 for an id that is none", async () => {
    const id = await write();
    const ask = (token?: string) =>
      world.http.post(`stories/${id}/chapters`, {
        body: { offset: 0 },
        headers: anything,
        ...(token ? { token } : {}),
      });
    assert.equal((await ask(world.bob.token)).status, 404);
    assert.equal((await ask()).status, 401);
    assert.equal((await ask((await world.actor([])).token)).status, 403);
    assert.equal((await add("none", { offset: 0 })).status, 422);
  });
});

describe("PATCH /stories/{id}/chapters/{chapterId}", () => {
  it("renames, moves and re-levels a chapter, and leaves the text as it is", async () => {
    const id = await withChapters();
    const [, fox] = await chapters(id);
    assert.ok(fox);
    const offset = at("He was old");
    const { status, body, headers } = await change(id, fox.id, { title: "Grey", level: 2, offset });
    assert.deepEqual([status, headers.get("etag")], [200, '"5"']);
    assert.deepEqual(body, { ...fox, title: "Grey", level: 2, offset });
    assert.equal((await world.read(id)).body.text, text);
    assert.deepEqual((await changes(id)).at(-1)?.changed, {
      chapterId: fox.id,
      how: "changed",
      lines: false,
      sound: false,
    });
  });

  it("changes nothing, and sends nothing, when all is as it was", async () => {
    const id = await withChapters();
    const [hen] = await chapters(id);
    const before = await changes(id);
    const { status, headers } = await change(id, hen?.id ?? "", { title: "The Hen", level: 1 });
    assert.deepEqual([status, headers.get("etag")], [200, '"4"']);
    assert.deepEqual(await changes(id), before);
  });

  it("takes a title, a language and readAloud away by null", async () => {
    const id = await write();
    const { body } = await add(id, { offset: 0, language: "de", readAloud: false });
    const changed = (await change(id, body.id, { title: null, language: null, readAloud: null })).body;
    assert.deepEqual([changed.title, changed.language, changed.readAloud], [null, null, null]);
  });

  it("refuses what an added chapter is refused", async () => {
    const id = await withChapters();
    const [hen] = await chapters(id);
    const codes = [];
    for (const body of [
      { offset: at("The Fox") },
      { offset: text.length },
      { offset: at("🐔") + 1 },
      { title: "a\u0000b" },
      { language: "zz" },
      { level: 12 },
    ]) {
      const { status, body: problem } = await change(id, hen?.id ?? "", body);
      codes.push(status === 409 ? problem.code : `${status} ${problem.faults[0].field}`);
    }
    assert.deepEqual(codes, [
      "chapter-exists",
      "422 body.offset",
      "422 body.offset",
      "422 body.title",
      "422 body.language",
      "422 body.level",
    ]);
    assert.deepEqual(await titles(id), ["The Hen", "The Fox", "The End 🐔"]);
  });

  it("404 for a chapter of another story, 404 for another user's, 412, 428, 401, 403", async () => {
    const [id, other] = [await withChapters(), await withChapters()];
    const [theirs] = await chapters(other);
    const [mine] = await chapters(id);
    assert.equal((await change(id, theirs?.id ?? "", { level: 2 })).status, 404);
    assert.equal((await change(id, mine?.id ?? "", { level: 2 }, { "if-match": '"1"' })).status, 412);
    assert.equal((await change(id, mine?.id ?? "", { level: 2 }, {})).status, 428);
    const path = `stories/${id}/chapters/${mine?.id}`;
    const ask = (token?: string) =>
      world.http.patch(path, { body: { level: 2 }, headers: anything, ...(token ? { token } : {}) });
    assert.equal((await ask(world.bob.token)).status, 404);
    assert.equal((await ask()).status, 401);
    assert.equal((await ask((await world.actor([])).token)).status, 403);
  });
});

describe("DELETE /stories/{id}/chapters/{chapterId}", () => {
  it("204, its text stays, and its event says so", async () => {
    const id = await withChapters();
    const [, fox] = await chapters(id);
    const { status, headers } = await remove(id, fox?.id ?? "");
    assert.deepEqual([status, headers.get("etag")], [204, '"5"']);
    assert.deepEqual(await titles(id), ["The Hen", "The End 🐔"]);
    assert.equal((await world.read(id)).body.text, text);
    const [last] = (await changes(id)).slice(-1);
    assert.deepEqual([last?.chapters, last?.changed.how], [2, "removed"]);
  });

  it("404 the second time and for another user's, 412, 428, 401, 403", async () => {
    const id = await withChapters();
    const [hen] = await chapters(id);
    const path = `stories/${id}/chapters/${hen?.id}`;
    const ask = (token?: string) =>
      world.http.delete(path, { headers: anything, ...(token ? { token } : {}) });
    assert.equal((await ask(world.bob.token)).status, 404);
    assert.equal((await ask()).status, 401);
    assert.equal((await ask((await world.actor([])).token)).status, 403);
    assert.equal((await remove(id, hen?.id ?? "", {})).status, 428);
    assert.equal((await remove(id, hen?.id ?? "", { "if-match": '"1"' })).status, 412);
    assert.equal((await remove(id, hen?.id ?? "")).status, 204);
    assert.equal((await remove(id, hen?.id ?? "")).status, 404);
  });
});

describe("GET /stories/{id}/chapters", () => {
  it("shows the guessed chapters of an analysed story, which the author can change", async () => {
    const { id } = await world.write();
    assert.deepEqual(await chapters(id), []);
    await analyze(id);
    const [one, two] = await chapters(id);
    assert.deepEqual([one?.title, two?.title, one?.origin], ["Chapter 1", "Chapter 2", "guessed"]);
    assert.equal((await change(id, two?.id ?? "", { title: "The return" })).body.origin, "author");
    assert.deepEqual(await titles(id), ["Chapter 1", "The return"]);
  });

  it("does not bring back a guessed chapter that the author removed", async () => {
    const { id, version } = await world.write();
    await analyze(id);
    const [, two] = await chapters(id);
    await remove(id, two?.id ?? "");
    await world.edit(id, version ?? 2, { text: (await world.read(id)).body.text.replace("wept", "cried") });
    await analyze(id);
    assert.deepEqual(await titles(id), ["Chapter 1"]);
    assert.deepEqual(
      (await script(id)).chapters.map(({ title }) => title),
      ["Chapter 1"],
    );
  });

  it("adds the guesses to what the author set before the first analysis", async () => {
    const { id } = await world.write();
    const { text: tale } = (await world.read(id)).body;
    await add(id, { offset: tale.indexOf('"Then fetch'), title: "The cry" });
    await analyze(id);
    assert.deepEqual(await titles(id), ["Chapter 1", "The cry", "Chapter 2"]);
  });

  it("200 for readers of a published story; 404 for another's draft, 401 without a session", async () => {
    const id = await withChapters();
    assert.equal((await world.read(`${id}/chapters`, world.bob)).status, 404);
    assert.equal((await world.read(`${id}/chapters`, null)).status, 401);
    await world.http.post(`stories/${id}/publish`, { token: world.ada.token });
    assert.equal((await world.read(`${id}/chapters`, null)).body.items.length, 3);
  });
});

describe("an edit of the text", () => {
  it("moves the chapters, retitles one whose heading was rewritten, and drops one whose text was deleted", async () => {
    const id = await withChapters();
    const before = await chapters(id);
    const edited = `Preface\n\n${text.replace("The Fox", "Reynard").replace("grey", "very grey")}`;
    assert.equal((await world.edit(id, 4, { text: edited })).status, 200);
    const moved = await chapters(id);
    assert.deepEqual(
      moved.map(({ title, offset }) => [title, edited.slice(offset).split("\n", 1)[0]]),
      [
        ["The Hen", "The Hen"],
        ["Reynard", "Reynard"],
        ["The End 🐔", "The End 🐔"],
      ],
    );
    assert.deepEqual(
      moved.map(({ id: one }) => one),
      before.map(({ id: one }) => one),
    );
    const short = edited.slice(0, edited.indexOf("Reynard"));
    await world.edit(id, 5, { text: short });
    assert.deepEqual(await titles(id), ["The Hen"]);
  });

  it("moves the chapters of a story that was analysed before chapters were kept", async () => {
    const { id } = await world.write();
    await analyze(id);
    const { pool } = world.running.context.db;
    const forget = () => pool.query("delete from story_chapters where story_id = $1", [id]);
    await forget();
    const [one, two] = await chapters(id);
    assert.deepEqual(
      [one?.title, two?.title, (await script(id)).chapters[1]?.id],
      ["Chapter 1", "Chapter 2", two?.id],
    );
    assert.equal((await change(id, two?.id ?? "", { level: 2 })).status, 200);
    await forget();
    await pool.query("update stories set chapters_kept = false where id = $1", [id]);
    const { text: tale } = (await world.read(id)).body;
    await world.edit(id, 2, { text: `So it was.\n\n${tale}` });
    assert.deepEqual(
      (await chapters(id)).map(({ offset }) => offset),
      [one, two].map((before) => (before?.offset ?? 0) + 12),
    );
  });

  it("of five million characters moves them", async () => {
    const page = "The king went on through the dark wood, and nobody knew why he did so.\n";
    const long = Array.from({ length: 66_000 }, (_, n) => (n % 60 === 0 ? `Chapter ${n}\n` : page)).join("");
    const { id } = await world.write({ text: long, language: "en" });
    const places = [0, 30_000, 60_000].map((n) => long.indexOf(`Chapter ${n}\n`));
    for (const offset of places) await add(id, { offset });
    const edited = long.replaceAll("king", "queen");
    await world.edit(id, 4, { text: edited });
    assert.deepEqual(
      (await chapters(id)).map(({ offset, title }) => [
        edited.slice(offset, offset + 12).split("\n")[0],
        title,
      ]),
      [0, 30_000, 60_000].map((n) => [`Chapter ${n}`.slice(0, 12), `Chapter ${n}`]),
    );
  });
});

describe("the chapters of a script", () => {
  it("are one for each chapter, tile the lines, and follow a change at once, without a new analysis", async () => {
    const id = await withChapters();
    await analyze(id);
    const told = await script(id);
    assert.deepEqual(
      told.chapters.map(({ title, level, firstLine }) => [title, level, told.lines[firstLine]?.text.trim()]),
      [
        ["The Hen", 1, "The Hen"],
        ["The Fox", 1, "The Fox"],
        ["The End 🐔", 1, "The End 🐔"],
      ],
    );
    let next = 0;
    for (const { firstLine, lines } of told.chapters) {
      assert.equal(firstLine, next);
      next += lines;
    }
    assert.equal(next, told.lines.length);
    assert.ok(told.chapters.every(({ firstLine }) => told.lines[firstLine]?.kind === "heading"));
    const [, fox] = told.chapters;
    await change(id, fox?.id ?? "", { title: "Reynard", level: 2 });
    const renamed = (await script(id)).chapters[1];
    assert.deepEqual([renamed?.title, renamed?.level, renamed?.id], ["Reynard", 2, fox?.id]);
    assert.equal((await script(id)).lines[fox?.firstLine ?? 0]?.kind, "heading");
  });

  it("begin inside a line where the author says so: the line is cut there, also when it is speech", async () => {
    const id = await withChapters();
    await analyze(id);
    const before = (await script(id)).lines.length;
    const offset = at("there was a hen");
    await add(id, { offset, title: "There" });
    const told = await script(id);
    assert.equal(told.lines.length, before + 1);
    const there = told.chapters[1];
    assert.equal(told.lines[there?.firstLine ?? 0]?.start, offset);
    assert.equal(told.lines.map((line) => line.text).join(""), text);
    assert.equal((await changes(id)).at(-1)?.changed.lines, true);
    await add(id, { offset: at("day,"), title: "Day" });
    const spoken = await script(id);
    const parts = spoken.lines.filter(({ kind, start }) => kind === "speech" && start >= at("Good") - 1);
    assert.deepEqual(
      parts.map((line) => line.text.trim()),
      ['"Good', 'day,"'],
    );
    await remove(id, there?.id ?? "");
    assert.equal((await script(id)).lines.length, before + 1);
  });

  it("are in the emotions of the story", async () => {
    const id = await withChapters();
    await analyze(id);
    const moods = async (): Promise<(string | null)[]> =>
      (await world.read(`${id}/emotions`)).body.chapters.map(({ title }: Chapter) => title);
    assert.deepEqual(await moods(), ["The Hen", "The Fox", "The End 🐔"]);
    const [hen] = await chapters(id);
    await change(id, hen?.id ?? "", { title: "Cluck" });
    assert.deepEqual(await moods(), ["Cluck", "The Fox", "The End 🐔"]);
  });

  it("have their part's language, and are read aloud like it, unless they say otherwise", async () => {
    const id = await withChapters();
    await analyze(id);
    const [hen, fox, end] = await chapters(id);
    await change(id, hen?.id ?? "", { language: "en-GB", readAloud: false });
    await change(id, fox?.id ?? "", { level: 2 });
    await change(id, end?.id ?? "", { level: 2, language: "de", readAloud: true });
    assert.deepEqual(
      (await script(id)).chapters.map(({ language, readAloud }) => [language, readAloud]),
      [
        ["en-GB", false],
        ["en-GB", false],
        ["de", true],
      ],
    );
    assert.deepEqual(
      (await changes(id)).slice(-3).map(({ changed }) => changed.sound),
      [true, true, true],
    );
  });

  it("with the title of an imprint or of a list of contents are not read aloud unless the author asks for it", async () => {
    const matter = "Contents\n\nOne, two.\n\nOne\n\nOnce.\n\nImpressum\n\nBerlin 1812.\n";
    const { id } = await world.write({ text: matter, language: "en" });
    for (const heading of ["Contents", "One\n", "Impressum"])
      await add(id, { offset: matter.indexOf(heading === "One\n" ? "\nOne\n" : heading) });
    await analyze(id);
    const read = async () => (await script(id)).chapters.map(({ readAloud }) => readAloud);
    assert.deepEqual(await read(), [false, true, false]);
    const [, , imprint] = await chapters(id);
    await change(id, imprint?.id ?? "", { readAloud: true });
    assert.deepEqual(await read(), [false, true, true]);
  });

  it("are analysed again in an equal text whose chapters are at other places", async () => {
    const read = async (id: string): Promise<unknown> => {
      await analyze(id);
      const events = await world.events("StoryAnalyzed");
      return events.find(({ aggregateId }) => aggregateId === id)?.data.words;
    };
    const own = `${text}\nIt was a day like no other.\n`;
    const words: unknown[] = [];
    for (const places of [[], [0], [at("The Fox")], [0]]) {
      const { id } = await world.write({ text: own, language: "en" });
      for (const offset of places) {
        const { body } = await add(id, { offset });
        await change(id, body.id, { level: 2 });
      }
      words.push(await read(id));
    }
    const [all] = words;
    assert.ok(Number(all) > 0);
    assert.deepEqual(words, [all, all, all, 0]);
  });

  it("come with a clone, and are the clone's own", async () => {
    const id = await withChapters();
    await analyze(id);
    const { body } = await world.http.post(`stories/${id}/clone`, { token: world.ada.token });
    assert.deepEqual(await titles(body.id), ["The Hen", "The Fox", "The End 🐔"]);
    const [mine] = await chapters(body.id);
    await change(body.id, mine?.id ?? "", { title: "Mine" });
    assert.deepEqual(
      [await titles(id), (await script(body.id)).chapters.map(({ title }) => title)],
      [
        ["The Hen", "The Fox", "The End 🐔"],
        ["Mine", "The Fox", "The End 🐔"],
      ],
    );
  });
});

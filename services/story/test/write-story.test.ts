import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { startWorld, tale, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const post = (body: unknown, headers: Record<string, string> = {}, token = world.ada.token) =>
  world.http.post("stories", { token, headers, body });

describe("POST /stories", () => {
  it("201 with the story, its first ETag and its language, and sends its event", async () => {
    const text = "Es war einmal ein König, der hatte eine Tochter, die war so schön wie die Sonne.";
    const { status, body, headers } = await post({ title: " Der König ", text, author: "Grimm" });
    assert.equal(status, 201);
    assert.equal(headers.get("etag"), '"1"');
    const { id, createdAt, updatedAt, ...rest } = body;
    assert.equal(createdAt, updatedAt);
    assert.deepEqual(rest, {
      title: "Der König",
      author: "Grimm",
      language: "de",
      status: "draft",
      revision: 1,
      words: 16,
      length: text.length,
      ownerId: world.ada.id,
      ownerName: null,
      clonedFrom: null,
      analysis: null,
      narration: null,
    });
    assert.deepEqual(await world.told(id), ["StoryCreated"]);
    assert.equal((await world.read(id)).body.text, text);
  });

  it("saves any text unchanged", async () => {
    const texts = [
      "\u0001\u0007 bell and\tform\f feed\r\n",
      "قال الملك: «أين ابنتي؟» ثم ذهب.",
      "\ufeffBOM and \u202ebidi\u202c",
      "👩‍👩‍👧 e\u0301 ﬀ",
      "line\n".repeat(10_000),
      "  leading and trailing  ",
    ];
    for (const text of texts) {
      const { id } = await world.write({ text });
      assert.equal((await world.read(id)).body.text, text);
    }
  });

  it("422 for an invalid story, naming the field", async () => {
    const faults: [body: object, field: string][] = [
      [{ title: "T" }, "body.text"],
      [{ title: "T", text: "" }, "body.text"],
      [{ title: "T", text: " \n\t\u00a0\u200b" }, "body.text"],
      [{ title: "T", text: "x".repeat(5_000_001) }, "body.text"],
      [{ title: "T", text: "a\0b" }, "body.text"],
      [{ title: "T", text: "a\ud800b" }, "body.text"],
      [{ title: "T", text: 7 }, "body.text"],
      [{ title: " ", text: "x" }, "body.title"],
      [{ title: "x".repeat(501), text: "x" }, "body.title"],
      [{ title: "T", text: "x", language: "English" }, "body.language"],
      [{ title: "T", text: "x", author: "" }, "body.author"],
      [{ title: "T", text: "x", ownerId: randomUUID() }, "body"],
    ];
    for (const [body, field] of faults) {
      const { status, body: problem } = await post(body);
      assert.equal(status, 422, field);
      assert.equal(problem.faults[0].field, field);
    }
  });

  it("201 at the limits: a title of 500 characters", async () => {
    assert.equal((await post({ title: "x".repeat(500), text: "x" })).status, 201);
  });

  it("413 for a body over the limit, 415 for another type, 401 and 403", async () => {
    assert.equal((await post({ title: "T", text: "x".repeat(25 * 1024 * 1024) })).status, 413);
    const headers = { "content-type": "text/plain" };
    assert.equal(
      (await world.http.post("stories", { token: world.ada.token, body: "x", headers })).status,
      415,
    );
    assert.equal((await world.http.post("stories", { body: { title: "T", text: "x" } })).status, 401);
    const guest = await world.actor(["stories.read"]);
    assert.equal((await post({ title: "T", text: "x" }, {}, guest.token)).status, 403);
  });

  it("writes one story under one Idempotency-Key", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first = await post({ title: "Once", text: tale }, headers);
    const second = await post({ title: "Once", text: tale }, headers);
    assert.deepEqual(second.body, first.body);
    assert.deepEqual(await world.told(first.body.id), ["StoryCreated"]);
  });
});

describe("a title and an author", () => {
  it("422 with a line break, a control character, a change of writing direction, or nothing visible", async () => {
    for (const bad of ["a\nb", "a\u0007b", "a\u009bb", "a\u2028b", "a\u202eb", "a\u200bb", "\u200d"])
      for (const field of ["title", "author"]) {
        const { status, body } = await post({ title: "Fine", text: "Words.", [field]: bad });
        assert.deepEqual([status, body.faults?.[0].field], [422, `body.${field}`], JSON.stringify(bad));
      }
  });

  it("201 in Persian and Hindi, with joiners, and with an emoji made of several", async () => {
    for (const title of ["می‌خواهم", "क्‍ष", "👩‍🚀"])
      assert.equal((await post({ title, text: "Words." })).body.title, title);
  });
});

describe("POST /stories/import", () => {
  const upload = (content: Uint8Array<ArrayBuffer> | string, name: string, title?: string) => {
    const form = new FormData();
    if (title !== undefined) form.append("title", title);
    form.append("file", new Blob([content]), name);
    return world.http.post("stories/import", { token: world.ada.token, body: form });
  };

  it("201 with the document's story and the importer's warnings", async () => {
    const { status, body, headers } = await upload(`# The Frog King\n\n${tale}`, "frog.md");
    assert.equal(status, 201);
    assert.equal(headers.get("etag"), '"1"');
    assert.equal(body.title, "The Frog King");
    assert.ok(Array.isArray(body.warnings));
    assert.match((await world.read(body.id)).body.text, /Here I am, father/);
    assert.deepEqual(await world.told(body.id), ["StoryCreated"]);
  });

  it("detects the language from the words when the file names another one", async () => {
    const page = `<!doctype html><html lang="de"><body><p>${tale}</p></body></html>`;
    assert.equal((await upload(page, "frog.html")).body.language, "en");
    assert.equal((await upload(page.replace(tale, "Uwe. Heidi!"), "frog.html")).body.language, "de");
  });

  it("takes a typed title", async () => {
    assert.equal((await upload(tale, "frog.txt", "My title")).body.title, "My title");
  });

  it("refuses an unreadable file, an empty file, a long title, and a file of another type", async () => {
    const garbage = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);
    for (const name of ["a.docx", "a.epub", "a.pdf", "a.txt"]) {
      const { status, body } = await upload(garbage, name);
      assert.ok([415, 422].includes(status), `${name}: ${status}`);
      assert.equal(body.faults[0].field, "file");
    }
    assert.equal((await upload("", "a.txt")).status, 422);
    assert.equal((await upload(tale, "a.txt", "x".repeat(501))).body.faults[0].field, "title");
    assert.equal((await upload(new Uint8Array(26 * 1024 * 1024), "a.txt")).status, 413);
    const json = await world.http.post("stories/import", { token: world.ada.token, body: {} });
    assert.equal(json.status, 415);
  });
});

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { startWorld, type World } from "./world.ts";

const examples = new URL("../../../examples/", import.meta.url);

let world: World;
let id: string;
before(async () => {
  world = await startWorld();
  ({ id } = await world.write());
  await world.analyze(id);
  await world.analysed(id);
});
after(() => world.stop());

async function scriptOf(text: string) {
  const story = await world.write({ text, language: "en" });
  await world.analyze(story.id);
  assert.equal((await world.analysed(story.id, 60)).status, "done");
  const { status, body } = await world.read(`${story.id}/script`);
  assert.equal(status, 200);
  return body;
}
const joined = (script: { lines: { text: string }[] }) => script.lines.map((line) => line.text).join("");

describe("GET /stories/{id}/script", () => {
  it("returns lines with their speakers and chapters", async () => {
    const { body } = await world.read(`${id}/script`);
    const { body: characters } = await world.read(`${id}/characters`);
    const said = body.lines.filter((line: { kind: string }) => line.kind === "speech");
    assert.equal(said.length, 5);
    const ids = new Set(characters.items.map((character: { id: string }) => character.id));
    assert.ok(said.every((line: { speaker: string }) => ids.has(line.speaker)));
    assert.deepEqual(
      body.chapters.map((chapter: { title: string }) => chapter.title),
      ["Chapter 1", "Chapter 2"],
    );
    const starts = body.lines.map((line: { start: number }) => line.start);
    assert.deepEqual(
      body.lines.map((line: { index: number; end: number }) => [line.index, line.end]),
      starts.map((_: number, i: number) => [i, starts[i + 1] ?? joined(body).length]),
    );
  });

  it("joins to the text of each example", { skip: !existsSync(examples) }, async () => {
    for (const name of await readdir(examples, { recursive: true })) {
      if (!name.endsWith(".txt")) continue;
      const text = await readFile(new URL(name, examples), "utf8");
      assert.ok(joined(await scriptOf(text)) === text, name);
    }
  });

  it("joins to any text", async () => {
    const texts = fc
      .string({ unit: "binary", minLength: 1, maxLength: 300 })
      .filter((text) => /[\p{L}\p{N}]/u.test(text) && !text.includes("\0"));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => assert.equal(joined(await scriptOf(text)), text)),
      { numRuns: 10 },
    );
  });

  it("joins to text without dialogue, of nothing else, right to left, of 10,000 lines", async () => {
    const texts = [
      "The sea was calm. Nobody spoke.",
      '"Yes."\n"No."\n"Yes."\n'.repeat(20),
      "قال الملك: «أين ابنتي؟» ثم ذهب.\n".repeat(20),
      "A line of its own.\n".repeat(10_000),
      "***",
    ];
    for (const text of texts) assert.ok(joined(await scriptOf(text)) === text, text.slice(0, 40));
  });
});

describe("GET /stories/{id}/characters", () => {
  it("returns all characters with their lines and words", async () => {
    const { status, body } = await world.read(`${id}/characters`);
    assert.equal(status, 200);
    const { body: script } = await world.read(`${id}/script`);
    const spoken = script.lines.filter((line: { speaker: string | null }) => line.speaker !== null).length;
    const lines = body.items.map((character: { lines: number }) => character.lines);
    assert.equal(
      lines.reduce((sum: number, one: number) => sum + one, 0),
      spoken,
    );
    const [event] = await world.events("CharactersExtracted");
    const told = event?.data.characters as { id: string; lines: number }[];
    assert.deepEqual(
      told.map((one) => [one.id, one.lines]),
      body.items.map((one: { id: string; lines: number }) => [one.id, one.lines]),
    );
  });
});

describe("GET /stories/{id}/emotions, /sentences and /relations", () => {
  it("return the arc, the chapters and the characters", async () => {
    const { body } = await world.read(`${id}/emotions`);
    assert.deepEqual([body.revision, body.arc.length, body.chapters.length], [1, 100, 2]);
    assert.ok(body.chapters[1].valence > body.chapters[0].valence, "Anna comes in and laughs");
    assert.ok(body.byCharacter.every((one: { lines: number }) => one.lines > 0));
    assert.equal((await world.read(`${id}/relations`)).status, 200);
  });

  it("return the sentences by page", async () => {
    const whole = (await world.read(`${id}/sentences`)).body;
    assert.equal(whole.next, null);
    const found = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { body } = await world.read(`${id}/sentences?limit=3${cursor && `&cursor=${cursor}`}`);
      found.push(...body.items);
      cursor = body.next;
    }
    assert.deepEqual(found, whole.items);
    assert.equal((await world.read(`${id}/sentences?cursor=x`)).status, 422);
    const other = Buffer.from('["2","1"]').toString("base64url");
    assert.equal((await world.read(`${id}/sentences?cursor=${other}`)).status, 422);
  });
});

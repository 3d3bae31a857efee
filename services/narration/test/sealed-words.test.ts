import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { tablesWith } from "@storytelling/service/testing";
import type { TestLine } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

const planted = {
  title: "Marmalade Observatory",
  chapter: "Whispering Orrery",
  sentence: "Nobody remembers the vermilion staircase.",
  person: "Zephyrine",
  said: "I remember every gooseberry.",
};
const words = Object.values(planted);
const lines: TestLine[] = [
  `# ${planted.chapter}\n`,
  `${planted.sentence} `,
  [planted.person, planted.said],
  ["Karl", "So do I."],
];

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const pool = () => world.service.running.context.db.pool;
const narrated = async () => {
  const story = await world.write(lines, { title: planted.title });
  const { id } = await world.narrate(story);
  return { story, id: id as string };
};

describe("the words of a narration", () => {
  it("are in no table of the service's database in plaintext; the owner can read them and, when published, everybody", async () => {
    const { story, id } = await narrated();
    assert.deepEqual(await tablesWith(pool(), words), []);
    await world.publish(story);
    const other = await world.signedIn();
    const { title, cast } = (await world.get(`narrations/${id}`, other)).body;
    assert.equal(title, planted.title);
    assert.deepEqual(
      cast.map((one: { character: { name: string } | null }) => one.character?.name ?? "").sort(),
      ["", "Karl", planted.person],
    );
    const { items } = (await world.get(`narrations/${id}/segments`, other)).body;
    assert.equal(
      items.map((one: { text: string }) => one.text).join(""),
      lines.map((line) => (typeof line === "string" ? line : line[1])).join(""),
    );
    assert.ok(items.some((one: { speaker: string }) => one.speaker === planted.person));
    const captions = await world.service.http.get(`narrations/${id}/captions.vtt`);
    assert.match(captions.body.toString(), /gooseberry/);
  });

  it("can be read by page, also when they fill more than one row", async () => {
    const many = Array.from({ length: 150 }, (_, at) => `Line number ${at}.\n`);
    const story = await world.write(many);
    const { body } = await world.request(story);
    const read: string[] = [];
    let cursor = "";
    do {
      const page = (await world.get(`narrations/${body.id}/segments?limit=50${cursor}`)).body;
      read.push(...page.items.map((one: { text: string }) => one.text));
      cursor = page.next ? `&cursor=${page.next}` : "";
    } while (cursor);
    assert.deepEqual(read, many);
    await world.post(`narrations/${body.id}/cancel`);
  });
});

describe("a sealed value of a narration in another row", () => {
  let ids: readonly [string, string];
  let stories: readonly [string, string];
  before(async () => {
    const [one, two] = [await narrated(), await narrated()];
    ids = [one.id, two.id];
    stories = [one.story.id, two.story.id];
  });
  const columns = [
    ["story_narrations", "id = $1", (id: string) => `narrations/${id}`],
    ["narration_lines", "narration_id = $1 and block = 0", (id: string) => `narrations/${id}/segments`],
    ["cast_parts", "story_id = $1 and position = 1", (id: string) => `stories/${id}/cast`],
  ] as const;
  for (const [table, where, route] of columns)
    it(`is refused: ${table}.sealed`, async () => {
      const [from, to] = table === "cast_parts" ? stories : ids;
      const kept = async (id: string) =>
        (await pool().query(`select sealed from ${table} where ${where}`, [id])).rows[0].sealed;
      const put = (value: Buffer) =>
        pool().query(`update ${table} set sealed = $2 where ${where}`, [to, value]);
      const own = await kept(to);
      await put(await kept(from));
      assert.equal((await world.get(route(to))).status, 500);
      await put(own);
      assert.equal((await world.get(route(to))).status, 200);
    });
});

describe("a copy of the narrations of a user whose key was destroyed", () => {
  it("returns 404 for each, and an empty list", async () => {
    const { id } = await narrated();
    await pool().query("delete from blob_keys where owner = $1", [world.ada.id]);
    world.service.running.context.personal.forget(world.ada.id);
    for (const path of [`narrations/${id}`, `narrations/${id}/segments`, `narrations/${id}/audio.mp3`])
      assert.equal((await world.get(path)).status, 404);
    assert.deepEqual((await world.get("narrations")).body.items, []);
  });
});

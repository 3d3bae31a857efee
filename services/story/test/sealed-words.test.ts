import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { userRegistered } from "@storytelling/events";
import { tablesWith } from "@storytelling/service/testing";
import { allBy, type FakeModel, fakeModel } from "../src/clients/llm/model.fixture.ts";
import { analyzerOf } from "../src/service.ts";
import { startWorld, type World } from "./world.ts";

const planted = {
  title: "Marmalade Observatory",
  author: "Quillon Featherstonehaugh",
  display: "Ottoline Vandersloot",
  chapter: "Whispering Orrery",
  sentence: "Nobody remembers the vermilion staircase.",
  person: "Zephyrine",
  alias: "Tumbledown",
};
const words = Object.values(planted);
const text = `Chapter 1: ${planted.chapter}

${planted.sentence} ${planted.person} looked at Karl and sighed. "Where is my sister?" asked ${planted.person}.

"She is in the garden," said Karl. "I saw her there."

"Nobody knows."

"Somebody must."
`;

let model: FakeModel;
let world: World;
before(async () => {
  model = await fakeModel(allBy(planted.person));
  const env = {
    ANALYZER: "llm",
    LLM_BASE_URL: model.url,
    LLM_API_KEY: "none",
    LLM_MODEL: "small-1",
    LLM_PRICE_IN: "1",
    LLM_PRICE_OUT: "1",
    LLM_BUDGET: "100",
  };
  world = await startWorld(analyzerOf, { env });
});
after(async () => {
  await world.stop();
  await model.close();
});

const pool = () => world.running.context.db.pool;
const parts = ["characters", "script", "emotions", "relations"];
const read = (id: string, by = world.ada) =>
  Promise.all(["", ...parts].map(async (part) => (await world.read(`${id}/${part}`, by)).body));

async function analysed() {
  const { id } = await world.write({ text, title: planted.title, author: planted.author, language: "en" });
  await world.analyze(id);
  assert.equal((await world.analysed(id)).status, "done");
  return id as string;
}

/** A story of Ada's with data in every table and column. */
async function corrected() {
  const id = await analysed();
  const { items } = (await world.read(`${id}/characters`)).body;
  const { id: characterId } = items.find((one: { name: string }) => one.name === planted.person);
  const body = { kind: "rename", characterId, name: planted.alias };
  const made = await world.http.post(`stories/${id}/corrections`, { token: world.ada.token, body });
  assert.equal(made.status, 201);
  return id;
}

describe("an author's words and the findings in them", () => {
  let id: string;
  let copy: string;
  before(async () => {
    const { id: userId } = world.ada;
    const known = { userId, displayName: planted.display, role: "storyteller" };
    await world.deliver(userRegistered(userId, known));
    id = await corrected();
    await world.http.post(`stories/${id}/publish`, { token: world.ada.token });
    copy = (await world.http.post(`stories/${id}/clone`, { token: world.bob.token })).body.id;
  });

  it("are in no table of the service's database in plaintext", async () => {
    assert.ok(model.asked.length > 0);
    const { rows } = await pool().query("select count(*)::int as answers from story_answers");
    assert.ok(rows[0].answers > 0);
    assert.deepEqual(await tablesWith(pool(), words), []);
  });

  it("can be read by others after publication, and by a user who cloned it, with findings and corrections", async () => {
    const [story, { items }, script] = await read(id, world.bob);
    assert.deepEqual([story.title, story.author, story.text], [planted.title, planted.author, text]);
    assert.equal(story.ownerName, planted.display);
    assert.ok(items.some((one: { name: string }) => one.name === planted.alias));
    assert.equal(script.chapters[0].title, `Chapter 1: ${planted.chapter}`);
    const [own, ...found] = await read(copy, world.bob);
    assert.deepEqual([own.title, own.text, own.clonedFrom], [planted.title, text, id]);
    assert.equal(found[1].lines.length, script.lines.length);
    const shelf = (await world.http.get("stories?shelf=public")).body.items;
    assert.equal(shelf[0].title, planted.title);
  });

  it("have fingerprints that nobody can compute from the text, and that differ by owner", async () => {
    const { rows } = await pool().query(
      "select fingerprint, sha256(convert_to($2, 'UTF8')) as guess from story_revisions where story_id = any($1)",
      [[id, copy], text],
    );
    const fingerprints = new Set(rows.map((row) => row.fingerprint.toString("hex")));
    assert.equal(fingerprints.size, 2);
    assert.ok(!fingerprints.has(rows[0].guess.toString("hex")));
  });
});

describe("a sealed value in another row", () => {
  let plain: readonly [string, string];
  let changed: readonly [string, string];
  before(async () => {
    plain = [await analysed(), await analysed()];
    changed = [await corrected(), await corrected()];
  });

  const analysis = "analysis_id = (select id from story_analyses where story_id = $1)";
  const [story, ofStory] = ["id = $1", "story_id = $1"];
  const columns = [
    ["stories", "sealed", story, ""],
    ["story_revisions", "sealed", ofStory, ""],
    ["story_analyses", "sealed_script", ofStory, "/script"],
    ["story_analyses", "sealed_mood", ofStory, "/emotions"],
    ["story_analyses", "sealed_relations", ofStory, "/relations"],
    ["story_characters", "sealed", `${analysis} and position = 0`, "/characters"],
    ["story_corrections", "sealed", ofStory, "/corrections"],
    ["story_views", "sealed_characters", analysis, "/characters"],
    ["story_views", "sealed_script", analysis, "/script"],
    ["story_views", "sealed_mood", analysis, "/emotions"],
    ["story_views", "sealed_relations", analysis, "/relations"],
  ] as const;
  for (const [table, column, where, route] of columns)
    it(`is refused: ${table}.${column}`, async () => {
      const [from, to] = /views|corrections/.test(table) ? changed : plain;
      const kept = async (id: string) =>
        (await pool().query(`select ${column} as value from ${table} where ${where}`, [id])).rows[0].value;
      const put = (value: Buffer) =>
        pool().query(`update ${table} set ${column} = $2 where ${where}`, [to, value]);
      const own = await kept(to);
      await put(await kept(from));
      assert.equal((await world.read(to + route)).status, 500);
      await put(own);
      assert.equal((await world.read(to + route)).status, 200);
    });

  it("is refused in another column of its row", async () => {
    const [id] = changed;
    const swap = `update story_views set sealed_script = sealed_mood, sealed_mood = sealed_script where ${analysis}`;
    await pool().query(swap, [id]);
    assert.equal((await world.read(`${id}/script`)).status, 500);
    await pool().query(swap, [id]);
    assert.equal((await world.read(`${id}/script`)).status, 200);
  });
});

describe("a copy of the rows of a user whose key was destroyed", () => {
  it("returns 404 for each story and an empty shelf", async () => {
    const { token, id: userId } = world.bob;
    const { id } = await world.write({ text }, world.bob);
    await world.http.post(`stories/${id}/publish`, { token });
    await pool().query("delete from blob_keys where owner = $1", [userId]);
    world.running.context.personal.forget(userId);
    const answers = await Promise.all(["", ...parts].map((part) => world.read(`${id}/${part}`, world.bob)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404, 404],
    );
    assert.deepEqual((await world.http.get("stories", { token })).body.items, []);
    const shelf = (await world.http.get("stories?shelf=public")).body.items;
    assert.ok(shelf.every((one: { id: string }) => one.id !== id));
  });
});

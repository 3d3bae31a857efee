import assert from "node:assert/strict";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Db } from "@storytelling/service";
import { databaseBefore, type TestData, tablesWith, testTokens } from "@storytelling/service/testing";
import pg from "pg";
import type { Findings } from "../src/domain/findings.ts";
import { narrativeAnalyzer } from "../src/engines/narrative-analyzer.ts";
import { story } from "../src/service.ts";
import { answersOf } from "../src/store/answers.ts";
import type { Tables } from "../src/store/tables.ts";
import { readStored } from "../src/store/whole-stories.ts";
import { startWorld, storyteller, tale, type World } from "./world.ts";

const words = ["Anna", "The Tale of Old", "Ancient Author", "Olden Ada", "garden", "a kept answer"];
const [ownerId, storyId, analysisId, correctionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const now = new Date();
const question = createHash("sha256").update("a question").digest("hex");

/** The rows that the previous release wrote for an analysed and corrected story. */
async function writeOlder(client: pg.Client, version: string, found: Findings): Promise<void> {
  const sha256 = createHash("sha256").update(tale).digest();
  await client.query("insert into authors values ($1, 'Olden Ada')", [ownerId]);
  await client.query(
    `insert into stories (id, owner_id, title, author, language, status, version, revision, words, length, created_at,
                          updated_at, published_at)
     values ($1, $2, 'The Tale of Old', 'Ancient Author', 'en', 'published', 1, 1, 60, $3, $4, $4, $4)`,
    [storyId, ownerId, tale.length, now],
  );
  await client.query("insert into story_revisions values ($1, 1, 'en', $2, $3, $4)", [
    storyId,
    tale,
    sha256,
    now,
  ]);
  const { lines, script, mood, relations } = found;
  await client.query(
    `insert into story_analyses (id, story_id, revision, engine_version, language, sha256, status, progress, stage,
                                 requested_at, touched_at, lines, script, mood, relations)
     values ($1, $2, 1, $3, 'en', $4, 'done', 1, 'done', $5, $5, $6, $7, $8, $9)`,
    [analysisId, storyId, version, sha256, now, lines, script, mood, relations],
  );
  for (const [position, one] of found.characters.entries())
    await client.query("insert into story_characters values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 1, 1)", [
      ...[analysisId, position, one.id, one.name, one.aliases],
      ...[one.gender, one.age, one.plural, one.narrator],
    ]);
  const { count, starts, ends, valence, arousal, emotions } = found.sentences;
  await client.query("insert into story_emotions values ($1, $2, $3, $4, $5, $6, $7)", [
    ...[analysisId, count, starts, ends, valence, arousal, emotions],
  ]);
  const what = { kind: "rename", character: { name: "Karl", names: ["Karl"] }, name: "Anna's Karl" };
  await client.query("insert into story_corrections values ($1, $2, 1, $3, 'dormant', $4)", [
    ...[correctionId, storyId, JSON.stringify(what), now],
  ]);
  const people = JSON.stringify(found.characters.map((one) => ({ ...one, name: `Shown ${one.name}` })));
  await client.query("insert into story_views values ($1, $2, $3, $4, $5)", [
    ...[analysisId, people, script, mood, relations],
  ]);
  await client.query("insert into story_answers values ($1, $2, $3)", [
    ...[storyId, question, JSON.stringify({ speakers: "a kept answer" })],
  ]);
}

describe("an installation older than sealing", () => {
  let older: TestData;
  let world: World;
  let found: Findings;
  before(async () => {
    const analyzer = narrativeAnalyzer({ threads: 1 });
    const memory = { recall: async () => new Map(), keep: async () => {} };
    const { signal } = new AbortController();
    found = await analyzer.analyze(tale, { language: "en", signal, memory, onProgress: () => {} });
    await analyzer.close();
    const database = await databaseBefore(story.migrations, "0004_sealed_words.sql");
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await writeOlder(client, analyzer.version, found);
    await client.end();
    older = {
      database,
      blobDir: await mkdtemp(join(tmpdir(), "storytelling-blobs-")),
      masterKey: randomBytes(32).toString("base64"),
      tokens: await testTokens(() => new Date()),
    };
    // Two at the same time, as replicas start.
    const [first, second] = await Promise.all([
      startWorld(undefined, { data: older }),
      startWorld(undefined, { data: older }),
    ]);
    world = first;
    await second.stop({ keep: true });
  });
  after(() => world.stop());

  it("stores no words in plaintext after its start", async () => {
    assert.deepEqual(await tablesWith(world.running.context.db.pool, words), []);
  });

  it("shows the story as before, with findings and corrections", async () => {
    const body = (await world.read(storyId)).body;
    assert.deepEqual(
      [body.title, body.author, body.ownerName, body.text],
      ["The Tale of Old", "Ancient Author", "Olden Ada", tale],
    );
    const { items } = (await world.read(`${storyId}/characters`)).body;
    assert.deepEqual(
      items.map((one: { name: string }) => one.name),
      found.characters.map(({ name }) => `Shown ${name}`),
    );
    const script = (await world.read(`${storyId}/script`)).body;
    assert.equal(script.lines.map((line: { text: string }) => line.text).join(""), tale);
  });

  it("exports all of it to the owner, with the corrections and the original findings", async () => {
    const db = world.running.context.db as Db<Tables>;
    const { analyses, corrections } = await readStored(db.read, storyId);
    assert.equal(corrections[0]?.what.kind, "rename");
    assert.deepEqual(analyses[0]?.script, JSON.parse(found.script));
    assert.deepEqual(analyses[0]?.mood, JSON.parse(found.mood));
    assert.deepEqual(
      analyses[0]?.characters.map(({ name, aliases }) => ({ name, aliases })),
      found.characters.map(({ name, aliases }) => ({ name, aliases })),
    );
    const answers = await answersOf(db, storyId).recall([question]);
    assert.deepEqual(answers.get(question), { speakers: "a kept answer" });
  });

  it("still recognises equal texts of one owner and does not analyse them again", async () => {
    const owner = await world.actor(storyteller, { id: ownerId });
    const { id } = await world.write({ text: tale, language: "en" }, owner);
    const from = world.allowance.asked.length;
    await world.http.post(`stories/${id}/analyze`, { token: owner.token });
    assert.equal(world.allowance.asked[from]?.quantity ?? 0, 0);
  });
});

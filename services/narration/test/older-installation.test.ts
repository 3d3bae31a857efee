import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { databaseBefore, type TestData, tablesWith, testTokens } from "@storytelling/service/testing";
import { createSpeech, embeddedVoices } from "@storytelling/speech";
import pg from "pg";
import type { Part } from "../src/domain/casting.ts";
import { cutLine, planNarration, type Segment, voicesOf } from "../src/domain/plan.ts";
import type { Script } from "../src/domain/script.ts";
import { narration } from "../src/service.ts";
import { type StoryPeer, scriptOf, startStoryPeer, type TestStory } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

const words = ["The Old Frog", "Grizelda", "Once upon", "Come here", "Old Author", "First Chapter"];
const [ownerId, narrationId] = [randomUUID(), randomUUID()];
const story: TestStory = {
  id: randomUUID(),
  revision: 1,
  title: "The Old Frog",
  language: "en",
  ownerId,
  lines: ["Once upon a time. ", ["Grizelda", "Come here!"]],
};

/** The rows that the previous release wrote for a narration with all lines spoken. */
async function writeOlder(client: pg.Client, parts: readonly Part[], segments: readonly Segment[]) {
  const now = new Date();
  await client.query("insert into stories values ($1, $2, 'The Old Frog', 'en', 1)", [story.id, ownerId]);
  await client.query("insert into stories values ($1, $2, '', '', 0, false, true)", [randomUUID(), ownerId]);
  await client.query("insert into casts values ($1, 1, true)", [story.id]);
  for (const [position, { character, voiceId }] of parts.entries()) {
    await client.query(
      `insert into narrator_voices values ($1, 'old', 'Old', 'en', 'female', 'adult', 'old', 1, 1, '', 0, true)
       on conflict do nothing`,
      [voiceId],
    );
    await client.query(
      `insert into cast_parts values ($1, $2, $3, $4, $5, 'unknown', 'unknown', false, false, 1, $6, 'user')`,
      [...[story.id, position, character?.id ?? null, character?.name ?? "Narrator", "[]", voiceId]],
    );
  }
  await client.query(
    `insert into story_narrations (id, owner_id, story_id, revision, title, author, language, status, cast_key, parts,
                                   chapters, lines, lines_ready, words, created_at, started_at)
     values ($1, $2, $3, 1, 'The Old Frog', 'Old Author', 'en', 'cancelled', 'key', $4, $5, $6, $6, 5, $7, $7)`,
    [
      ...[narrationId, ownerId, story.id],
      JSON.stringify([{ characterId: null, name: "Grizelda", voiceId: "v", voiceName: "V" }]),
      JSON.stringify([{ title: "First Chapter", firstLine: 0, lines: 2 }]),
      ...[segments.length, now],
    ],
  );
  for (const { index, line, kind, speaker, voiceId, text, hash, provider, base, settings } of segments) {
    await client.query(
      `insert into narration_segments
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 3, 100, true, false)`,
      [
        ...[narrationId, index, line, kind, speaker, voiceId, text, hash],
        ...[provider, base, settings.pitch, settings.rate],
      ],
    );
    await client.query(
      "insert into renditions values ($1, $2, $3, 100, 24000, '[]', 3, $4, $5) on conflict do nothing",
      [ownerId, hash, `audio-${index}`, narrationId, now],
    );
  }
  const data = { narrationId, ownerId, hash: segments[0]?.hash };
  await client.query("select pgboss.create_queue('render-line', '{\"policy\": \"standard\"}')");
  await client.query(
    "insert into pgboss.job (name, data, start_after) values ('render-line', $1, now() + interval '1 day')",
    [JSON.stringify(data)],
  );
}

describe("an installation older than sealing", () => {
  let peer: StoryPeer;
  let world: World;
  let plain: string[];
  before(async () => {
    const speech = createSpeech(embeddedVoices({ workers: 1 }));
    const voices = speech.voices().filter(({ language }) => language === "en");
    const [one, two] = voices;
    assert.ok(one && two);
    const grizelda = { id: "c-grizelda", name: "Grizelda", aliases: [], plural: false, narrator: false };
    const parts: Part[] = [
      { character: null, voiceId: one.id, chosenBy: "user" },
      {
        character: { ...grizelda, gender: "unknown", age: "unknown", lines: 1 },
        voiceId: two.id,
        chosenBy: "user",
      },
    ];
    const script = scriptOf(story) as unknown as Script;
    const pieces = script.lines.flatMap((line) => cutLine(line, script.language));
    const segments = planNarration(script, pieces, parts, voicesOf(parts, voices), (provider) =>
      speech.version(provider),
    );
    await speech.close();
    plain = segments.flatMap(({ hash }) => hash ?? []);
    const database = await databaseBefore(narration.migrations, "0004_sealed_words.sql");
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await writeOlder(client, parts, segments);
    await client.end();
    const data: TestData = {
      database,
      blobDir: await mkdtemp(join(tmpdir(), "storytelling-blobs-")),
      masterKey: randomBytes(32).toString("base64"),
      tokens: await testTokens(() => new Date()),
    };
    peer = await startStoryPeer();
    peer.stories.set(story.id, story);
    // Two at the same time, as replicas start.
    const [first, second] = await Promise.all([startWorld({ data, peer }), startWorld({ data, peer })]);
    world = first;
    await second.service.stop({ keep: true });
    await second.allowance.close();
  });
  after(() => world.stop());
  const owner = () => world.service.actor(["narrations.read", "narrations.write"], { id: ownerId });

  it("stores neither words nor their hashes in plaintext after its start", async () => {
    const { pool } = world.service.running.context.db;
    assert.deepEqual(await tablesWith(pool, [...words, ...plain]), []);
  });

  it("shows the narration, its lines and its cast as before", async () => {
    const { body } = await world.get(`narrations/${narrationId}`, await owner());
    assert.equal(body.title, "The Old Frog");
    const { items } = (await world.get(`narrations/${narrationId}/segments`, await owner())).body;
    assert.deepEqual(
      items.map(({ speaker, text }: { speaker: string; text: string }) => [speaker, text]),
      [
        ["Narrator", "Once upon a time. "],
        ["Grizelda", "Come here!"],
      ],
    );
    const cast = (await world.get(`stories/${story.id}/cast`, await owner())).body;
    assert.deepEqual(
      cast.items.map((one: { character: { name: string } | null }) => one.character?.name ?? null),
      [null, "Grizelda"],
    );
  });

  it("still has the spoken lines: a new narration of them needs no rendition", async () => {
    const from = world.allowance.asked.length;
    const answered = await world.request(story, {}, await owner());
    assert.equal(answered.status, 202);
    assert.deepEqual(world.allowance.asked.slice(from), []);
    await world.post(`narrations/${answered.body.id}/cancel`, await owner());
  });
});

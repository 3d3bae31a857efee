import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { contributionWithdrawn, userErasureRequested } from "@storytelling/events";
import { decodeWav } from "@storytelling/media";
import { openRecordings, type Recordings } from "@storytelling/recordings";
import { until } from "@storytelling/service/testing";
import { cuesOf } from "./audio.ts";
import { likenessAt } from "./correlate.ts";
import { accept, closePeople, contribute, eventOf, type Person, personFor, take } from "./people.ts";
import type { TestLine, TestStory } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let recordings: Recordings;
before(async () => {
  world = await startWorld();
  recordings = openRecordings();
});
after(async () => {
  await closePeople();
  await recordings.close();
  await world.stop();
});

const lines: readonly TestLine[] = [
  "The king came into the hall. ",
  ["Anna", "“Come in and close the door behind you.” "],
  ["Bert", "“Who is there at this late hour?” "],
  "Nobody answered him.",
];
const query = async (sql: string, values: unknown[] = []) =>
  (await world.service.running.context.db.pool.query(sql, values)).rows;
const segmentsOf = async (id: string) => (await world.get(`narrations/${id}/segments`)).body.items;
const bookOf = async (id: string) => (await world.get(`narrations/${id}/audio.mp3`)).body as Buffer;
const regenerate = (id: string, body: object = {}, token = world.ada.token) =>
  world.service.http.post(`narrations/${id}/regenerate`, { token, body });
const done = (id: string) => world.reaches(id, "done");

/** A story with lines 1 and 2 read by Nora and accepted. */
async function told(
  more: { uses?: string[] } = {},
): Promise<{ story: TestStory; nora: Person; takes: string[] }> {
  const story = await world.write(lines);
  const nora = await personFor(world, story, more);
  const takes = [];
  for (const line of [1, 2]) {
    const { id } = await take(world, story, nora, { line });
    await accept(world, story, nora, id);
    takes.push(id as string);
  }
  return { story, nora, takes };
}

describe("a narration of a story with two lines that a person read", () => {
  let story: TestStory;
  let takes: string[];
  let narration: { id: string; credits: string; humanLines: number; quality: { checked: number } };
  let items: {
    takeId: string | null;
    origin: string;
    startMs: number;
    endMs: number;
    words: { fromMs: number }[];
  }[];
  before(async () => {
    ({ story, takes } = await told());
    narration = await world.narrate(story);
    items = await segmentsOf(narration.id);
  });

  it("says by line who speaks", () => {
    assert.deepEqual(
      items.map(({ origin, takeId }) => [origin, takeId]),
      [
        ["synthetic", null],
        ["human", takes[0]],
        ["human", takes[1]],
        ["synthetic", null],
      ],
    );
  });

  it("has the recordings in its MP3, at the places of their lines", async () => {
    const book = await recordings.prepare(await bookOf(narration.id), { keepEnds: true });
    for (const line of [1, 2]) {
      const { pcm } = decodeWav((await world.get(`takes/${takes[line - 1]}/audio.wav`)).body);
      const { at, likeness } = likenessAt(book, pcm, items[line]?.startMs ?? 0);
      assert.ok(likeness > 0.9, `line ${line}: ${likeness} at ${at}`);
    }
  });

  it("has captions and words at the times of the recordings", async () => {
    const cues = cuesOf((await world.get(`narrations/${narration.id}/captions.vtt`)).body.toString());
    const cue = cues.find(({ text }) => text.includes("Come in"));
    const { durationMs } = (await world.get(`takes/${takes[0]}`)).body;
    assert.ok(Math.abs((cue?.startMs ?? 0) - (items[1]?.startMs ?? 0)) < 2);
    assert.ok(Math.abs((items[1]?.endMs ?? 0) - (items[1]?.startMs ?? 0) - durationMs) < 2);
    assert.equal(items[1]?.words.length, 8);
  });

  it("is labelled: which lines are synthetic, for programs and for people", async () => {
    const vtt = (await world.get(`narrations/${narration.id}/captions.vtt`)).body.toString();
    assert.match(vtt, /Synthetic voices read 2 of 4 lines\.\nsynthetic-lines: 0,3/);
    assert.match(
      narration.credits,
      /^Synthetic voices read 2 of 4 lines\. Read by: Nora \(\d{4}-\d\d-\d\d\)\. Synth/,
    );
    assert.equal(narration.humanLines, 2);
  });

  it("renders and checks only the lines of synthetic voices, and charges only them", async () => {
    assert.equal(narration.quality.checked, 2);
    const [row] = await query("select rendered, characters_charged from story_narrations where id = $1", [
      narration.id,
    ]);
    const spoken = lines.filter((line) => typeof line === "string").join("").length;
    assert.deepEqual([row.rendered, row.characters_charged], [2, spoken]);
  });

  it("tells its owner who speaks each line, when, and under which consent", async () => {
    const { body } = await world.get(`narrations/${narration.id}/provenance`);
    const [first, second] = body.items;
    assert.deepEqual(
      [first.origin, first.take, second.origin, second.take.name],
      ["synthetic", null, "human", "Nora"],
    );
    assert.match(second.take.consentId, /^[0-9a-f-]{36}$/);
  });

  it("keeps the takes when the text changes elsewhere, and offers one whose words changed", async () => {
    const edited = [
      "A king came in. ",
      lines[1],
      ["Bert", "“Who is out there at this late hour?” "],
      lines[3],
    ];
    const revised = await world.revise(story, edited as TestLine[]);
    const again = await world.narrate(revised);
    assert.deepEqual(
      (await segmentsOf(again.id)).map((item: { takeId: string }) => item.takeId),
      [null, takes[0], null, null],
    );
    const { items: all } = (await world.get(`stories/${story.id}/takes`)).body;
    const fits = new Map(
      all.map((one: { id: string; fits: string; fitsLine: number }) => [one.id, [one.fits, one.fitsLine]]),
    );
    assert.deepEqual(
      [fits.get(takes[0]), fits.get(takes[1])],
      [
        ["exact", 1],
        ["changed", 2],
      ],
    );
  });

  it("keeps every take that still fits when the story is imported again, with lines moved", async () => {
    const moved = ["Long ago, there was a castle. ", "It was cold. ", ...lines];
    const revised = await world.revise({ ...story, revision: story.revision + 1 }, moved);
    const again = await world.narrate(revised);
    const ids = (await segmentsOf(again.id)).map((item: { takeId: string }) => item.takeId);
    assert.deepEqual(ids, [null, null, null, takes[0], takes[1], null]);
  });
});

describe("POST /narrations/{id}/regenerate", () => {
  it("changes exactly the segments of the takes, as it counted before, and renders nothing anew", async () => {
    const story = await world.write(lines);
    const nora = await personFor(world, story);
    const { id } = await world.narrate(story);
    const recorded = await take(world, story, nora, { line: 1 });
    await accept(world, story, nora, recorded.id);
    const said = world.ears.said.length;
    const before = await query(
      "select index, hash from narration_segments where narration_id = $1 order by index",
      [id],
    );
    const counts = (await regenerate(id, { dryRun: true })).body;
    assert.deepEqual([counts.segments, counts.takes, counts.status], [1, 1, "done"]);
    const { status, body } = await regenerate(id);
    assert.deepEqual([status, body.segments, body.takes], [202, 1, 1]);
    assert.deepEqual(
      body.editions.map((one: { kind: string }) => one.kind),
      ["audiobook", "captions"],
    );
    await done(id);
    const rows = await query(
      "select index, hash from narration_segments where narration_id = $1 order by index",
      [id],
    );
    assert.deepEqual(rows, before);
    assert.equal(world.ears.said.length, said);
    assert.deepEqual(
      (await segmentsOf(id)).map((item: { takeId: string | null }) => item.takeId),
      [null, recorded.id, null, null],
    );
    const completed = (await world.service.events("NarrationCompleted")).filter(
      ({ aggregateId }) => aggregateId === id,
    );
    assert.deepEqual(completed.at(-1)?.data.rebuilt, { segments: 1, personIds: [nora.id] });
    assert.equal((await regenerate(id)).body.segments, 0);
  });

  it("keeps the old audiobook until the new one is whole", async () => {
    const { story } = await told();
    const { id } = await world.narrate(story);
    const old = await bookOf(id);
    const choice = { token: world.ada.token, body: { takeId: null } };
    await world.service.http.put(`stories/${story.id}/lines/1/choice`, choice);
    const { promise, resolve } = Promise.withResolvers<void>();
    world.ears.before = () => promise;
    assert.equal((await regenerate(id)).body.segments, 1);
    const { body } = await world.get(`narrations/${id}`);
    assert.deepEqual([body.status === "done", body.playable], [false, true]);
    assert.deepEqual(await bookOf(id), old);
    assert.deepEqual((await regenerate(id)).body.code, "narration-running");
    world.ears.before = async () => {};
    resolve();
    await done(id);
    assert.notDeepEqual(await bookOf(id), old);
  });

  it("chooses the takes that it names, and says which are still being prepared", async () => {
    const story = await world.write(lines);
    const nora = await personFor(world, story);
    const { id } = await world.narrate(story);
    const ready = await take(world, story, nora, { line: 1 });
    world.collaboration.away = true;
    const waiting = await contribute(world, story, nora, { line: 2 });
    const { body } = await regenerate(id, { takes: [ready.id, waiting] });
    world.collaboration.away = false;
    assert.deepEqual([body.segments, body.waiting, body.unused], [1, [waiting], []]);
    await done(id);
    const { choice } = (await world.get(`stories/${story.id}/lines/1/takes`)).body;
    assert.equal(choice.takeId, ready.id);
  });

  it("answers the second request with the same Idempotency-Key like the first", async () => {
    const { story } = await told();
    const { id } = await world.narrate(story, { voices: {} });
    await world.service.http.put(`stories/${story.id}/lines/2/choice`, {
      token: world.ada.token,
      body: { takeId: null },
    });
    const ask = () =>
      world.service.http.post(`narrations/${id}/regenerate`, {
        ...{ token: world.ada.token, body: {} },
        headers: { "idempotency-key": `again-${id}` },
      });
    const [first, second] = [await ask(), await ask()];
    assert.deepEqual([second.status, second.body], [first.status, first.body]);
    await done(id);
  });

  it("404 for another's narration and for a take of another story, 409 before there is an audiobook", async () => {
    const { story } = await told();
    const { id } = await world.narrate(story);
    const bob = await world.signedIn();
    assert.equal((await regenerate(id, {}, bob.token)).status, 404);
    const unknown = "0190a1b2-7c3d-7e4f-8a5b-00000000aaaa";
    assert.deepEqual((await regenerate(id, { takes: [unknown] })).body.code, "take-not-found");
    world.ears.before = () => Promise.reject(new Error("no voice"));
    const { body } = await world.request(await world.write(["Some other words. "]));
    await until(async () => (await world.get(`narrations/${body.id}`)).body.status === "failed");
    world.ears.before = async () => {};
    assert.deepEqual((await regenerate(body.id)).body.code, "narration-not-done");
  });
});

describe("a take that is withdrawn", () => {
  it("is heard nowhere from that moment on; the synthetic voice stands in, at no cost", async () => {
    const { story, nora, takes } = await told();
    const { id } = await world.narrate(story);
    const voice = decodeWav((await world.get(`takes/${takes[0]}/audio.wav`)).body).pcm;
    const start = (await segmentsOf(id))[1].startMs;
    const spoken = (await bookOf(id)).length;
    assert.ok(spoken > 0);
    const [{ characters_charged: charged }] = await query(
      "select characters_charged from story_narrations where id = $1",
      [id],
    );
    const { promise, resolve } = Promise.withResolvers<void>();
    world.ears.before = () => promise;
    await world.service.deliver(contributionWithdrawn(nora.id, eventOf(story, nora, takes[0] ?? "")));
    assert.equal((await world.get(`takes/${takes[0]}/audio.wav`)).status, 404);
    assert.equal((await world.get(`narrations/${id}/audio.mp3`)).status, 409);
    assert.equal((await world.get(`narrations/${id}/captions.vtt`)).status, 409);
    world.ears.before = async () => {};
    resolve();
    await done(id);
    const items = await segmentsOf(id);
    assert.deepEqual(
      items.map((item: { takeId: string | null; ready: boolean }) => [item.takeId, item.ready]),
      [
        [null, true],
        [null, true],
        [takes[1], true],
        [null, true],
      ],
    );
    const book = await recordings.prepare(await bookOf(id), { keepEnds: true });
    assert.ok(likenessAt(book, voice, start).likeness < 0.5);
    const [row] = await query("select characters_charged from story_narrations where id = $1", [id]);
    assert.equal(row.characters_charged, charged);
  });
});

describe("a person who is erased", () => {
  it("is heard nowhere from that moment on, also in the stories of others", async () => {
    const { story, nora, takes } = await told();
    const { id } = await world.narrate(story);
    const erasure = { userId: nora.id, erasureId: randomUUID(), requestedAt: new Date().toISOString() };
    await world.service.deliver(userErasureRequested(nora.id, erasure));
    await until(async () => (await world.get(`takes/${takes[0]}`)).status === 404);
    await done(id);
    const origins = (await segmentsOf(id)).map((item: { origin: string }) => item.origin);
    assert.deepEqual(new Set(origins), new Set(["synthetic"]));
    assert.deepEqual(await query("select 1 from takes where person_id = $1", [nora.id]), []);
  });
});

describe("a narration of a published story", () => {
  it("is heard by everybody only when all who speak in it allow publishing", async () => {
    const open = await told();
    const shut = await told({ uses: ["this-story"] });
    const bob = await world.signedIn();
    const heard = [];
    for (const { story } of [open, shut]) {
      const { id } = await world.narrate(story);
      await world.publish(story);
      heard.push((await world.get(`narrations/${id}/audio.mp3`, bob)).status);
      heard.push((await world.get(`narrations?storyId=${story.id}`, bob)).body.items.length);
    }
    assert.deepEqual(heard, [200, 1, 404, 0]);
  });
});

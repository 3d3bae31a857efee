import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { contributionDeclined, contributionWithdrawn, userSubscriptionChanged } from "@storytelling/events";
import { decodeWav } from "@storytelling/media";
import { until } from "@storytelling/service/testing";
import {
  accept,
  allow,
  closePeople,
  contribute,
  eventOf,
  type Person,
  personFor,
  recorded,
  take,
  taken,
} from "./people.ts";
import type { TestStory } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let story: TestStory;
let nora: Person;
before(async () => {
  world = await startWorld();
  story = await world.write(lines);
  nora = await personFor(world, story);
});
after(async () => {
  await closePeople();
  await world.stop();
});

const lines = [
  "The king came into the hall. ",
  ["Anna", "“Come in and close the door behind you.”"],
  ["Bert", "“Who is there at this late hour?”"],
  ["Anna", "“Yes.”"],
  ["Anna", "“Yes.”"],
] as const;
const rows = async (sql: string, values: unknown[] = []) =>
  (await world.service.running.context.db.pool.query(sql, values)).rows;
const takesOf = async (id: string) =>
  (await world.get(`stories/${id}/takes`)).body.items as Record<string, unknown>[];

describe("VoiceContributed, delivered twice", () => {
  it("makes one take, with its line, its speaker and the name for credits", async () => {
    const id = await contribute(world, story, nora, { line: 1 });
    const made = await taken(world, id);
    assert.deepEqual(
      [made.line, made.speaker, made.text, made.name, made.personId],
      [1, "Anna", "“Come in and close the door behind you.”", "Nora", nora.id],
    );
    assert.equal((await rows("select 1 from takes where id = $1", [id])).length, 1);
    const told = await world.service.events("TakeReady");
    assert.equal(told.filter(({ aggregateId }) => aggregateId === id).length, 1);
  });

  it("counts one recorded line of the owner's allowance", async () => {
    const id = await contribute(world, story, nora, { line: 2 });
    await taken(world, id);
    const asked = world.allowance.asked.filter(({ workId }) => workId === id);
    assert.deepEqual(
      asked.map(({ resource, quantity }) => [resource, quantity]),
      [["humanTakes", 1]],
    );
  });

  it("is read by its owner as audio, and in parts", async () => {
    const { id, durationMs } = await take(world, story, nora, { line: 1 });
    const { status, body } = await world.get(`takes/${id}/audio.wav`);
    const { pcm, sampleRate } = decodeWav(body);
    assert.deepEqual([status, sampleRate], [200, 24_000]);
    assert.ok(Math.abs((pcm.length * 1000) / sampleRate - durationMs) < 2);
    const part = await world.get(`takes/${id}/audio.wav`, world.ada, { range: "bytes=0-43" });
    assert.deepEqual([part.status, part.body.length], [206, 44]);
  });

  it("keeps nothing of its words and its audio in clear", async () => {
    const { id } = await take(world, story, nora, { line: 1 });
    const [row] = await rows("select t.*::text as row from takes t where id = $1", [id]);
    assert.ok(!/Anna|Come in|Nora/.test(row.row));
  });

  it("becomes a take later, when the collaboration service was away", async () => {
    world.collaboration.away = true;
    const id = await contribute(world, story, nora, { line: 1 });
    const before = world.collaboration.asked;
    await until(() => world.collaboration.asked > before);
    assert.equal((await world.get(`takes/${id}`)).body.status, "received");
    world.collaboration.away = false;
    await taken(world, id);
  });

  it("waits for its consent, which may come later", async () => {
    const unknown = { ...nora, consentId: randomUUID() };
    const id = await contribute(world, story, unknown, { line: 1 });
    await until(
      async () =>
        (await rows("select 1 from pgboss.job where name = 'take-in' and state = 'retry'")).length > 0,
    );
    assert.equal((await world.get(`takes/${id}`)).body.status, "received");
    await allow(world, story, unknown);
    await taken(world, id);
  });
});

describe("a reading of several lines", () => {
  it("becomes one take a line", async () => {
    const id = await contribute(world, story, nora, { line: 1, lines: 2 });
    await taken(world, id);
    const made = (await takesOf(story.id)).filter((one) => one.contributionId === id);
    assert.deepEqual(made.map((one) => one.line).sort(), [1, 2]);
    const told = (await world.service.events("TakeReady")).filter(({ data }) => data.contributionId === id);
    assert.deepEqual(told.map(({ data }) => data.line).sort(), [1, 2]);
  });
});

describe("a recording that cannot be used", () => {
  const bad: [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
    ["no audio", () => Buffer.from("<html>no</html>".repeat(50)), "not-audio"],
    ["nothing", () => new Uint8Array(0), "audio-empty"],
    ["silence", async () => (await recorded("x")).map((byte, at) => (at < 44 ? byte : 0)), "audio-silent"],
  ];
  for (const [name, bytes, reason] of bad)
    it(`${reason} for ${name}: nothing is kept, and the allowance is untouched`, async () => {
      const id = await contribute(world, story, nora, { line: 1, bytes: await bytes() });
      const refused = await taken(world, id, "refused");
      assert.equal(refused.reason, reason);
      assert.equal(world.allowance.asked.filter(({ workId }) => workId === id).length, 0);
      assert.equal((await rows("select 1 from take_pieces where take_id = $1", [id])).length, 0);
      const told = (await world.service.events("TakeRefused")).filter(
        ({ aggregateId }) => aggregateId === id,
      );
      assert.deepEqual(
        told.map(({ data }) => data.reason),
        [reason],
      );
    });

  it("consent-missing when the consent is for another story", async () => {
    const other = await world.write(["Another one. "]);
    const id = await contribute(world, story, await personFor(world, other), { line: 1 });
    assert.equal((await taken(world, id, "refused")).reason, "consent-missing");
  });

  it("line-gone when the story was deleted meanwhile", async () => {
    const gone = await world.write(["A short one. "]);
    const person = await personFor(world, gone);
    await world.remove(gone);
    const id = await contribute(world, gone, person, { line: 0 });
    const told = await until(async () =>
      (await world.service.events("TakeRefused")).find(({ aggregateId }) => aggregateId === id),
    );
    assert.equal(told.data.reason, "line-gone");
  });
});

describe("a recording over the owner's allowance", () => {
  it("waits, and is taken in when the owner's tier changes", async () => {
    world.allowance.mood = "mean";
    const id = await contribute(world, story, nora, { line: 1 });
    await taken(world, id, "waiting");
    world.allowance.mood = "generous";
    const tier = { ...userSubscriptionChanged.example, userId: world.ada.id };
    await world.service.deliver(userSubscriptionChanged(world.ada.id, tier));
    await taken(world, id);
  });
});

describe("ContributionAccepted, delivered twice", () => {
  it("chooses the take once, in the owner's name", async () => {
    const { id } = await take(world, story, nora, { line: 2 });
    await accept(world, story, nora, id);
    const { body } = await world.get(`stories/${story.id}/lines/2/takes`);
    assert.deepEqual([body.choice.takeId, body.choice.by], [id, world.ada.id]);
    assert.equal(body.history.filter((one: { takeId: string }) => one.takeId === id).length, 1);
  });

  it("chooses a take that is not ready yet as soon as it is", async () => {
    world.collaboration.away = true;
    const id = await contribute(world, story, nora, { line: 1 });
    await accept(world, story, nora, id);
    world.collaboration.away = false;
    await taken(world, id);
    assert.equal((await world.get(`stories/${story.id}/lines/1/takes`)).body.choice.takeId, id);
  });
});

describe("ContributionDeclined, delivered twice", () => {
  it("has the synthetic voice speak again where the take was chosen", async () => {
    const { id } = await take(world, story, nora, { line: 2 });
    await accept(world, story, nora, id);
    await world.service.deliver(contributionDeclined(nora.id, eventOf(story, nora, id)));
    const { body } = await world.get(`stories/${story.id}/lines/2/takes`);
    assert.deepEqual([body.choice.takeId, body.synthetic.chosen], [null, true]);
    assert.equal((await world.get(`takes/${id}`)).body.decision, "declined");
  });
});

describe("ContributionWithdrawn, delivered twice", () => {
  it("deletes the take, its audio, and its choice", async () => {
    const { id } = await take(world, story, nora, { line: 2 });
    await accept(world, story, nora, id);
    const [{ blob_id: blob }] = await rows("select blob_id from take_pieces where take_id = $1", [id]);
    await world.service.deliver(contributionWithdrawn(nora.id, eventOf(story, nora, id)));
    assert.equal((await world.get(`takes/${id}`)).status, 404);
    assert.equal((await world.get(`stories/${story.id}/lines/2/takes`)).body.choice.takeId, null);
    const { blobs } = world.service.running.context;
    await until(async () => (await blobs.info(nora.id, blob)) === null);
  });
});

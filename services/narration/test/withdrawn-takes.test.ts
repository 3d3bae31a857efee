import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { contributionWithdrawn, userErasureRequested } from "@storytelling/events";
import { decodeWav } from "@storytelling/media";
import { openRecordings, type Recordings } from "@storytelling/recordings";
import { until } from "@storytelling/service/testing";
import { likenessAt } from "./correlate.ts";
import { closePeople, eventOf } from "./people.ts";
import { narrationsIn } from "./told-story.ts";
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

const { query, segmentsOf, bookOf, done, told } = narrationsIn(() => world);

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

describe("a take that is withdrawn while its audiobook is being written", () => {
  it("is in no file afterwards, although the writer was late", async () => {
    const { story, nora, takes } = await told();
    const voice = decodeWav((await world.get(`takes/${takes[0]}/audio.wav`)).body).pcm;
    const { blobs } = world.service.running.context;
    const put = blobs.put.bind(blobs);
    const [written, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    blobs.put = async (owner, content, options) => {
      const made = await put(owner, content, options);
      if (options.id?.endsWith(".mp3") !== true) return made;
      blobs.put = put;
      written.resolve();
      await released.promise;
      return made;
    };
    const { body } = await world.request(story);
    await written.promise;
    await world.service.deliver(contributionWithdrawn(nora.id, eventOf(story, nora, takes[0] ?? "")));
    released.resolve();
    await done(body.id);
    const items = await segmentsOf(body.id);
    assert.equal(items[1].origin, "synthetic");
    const book = await recordings.prepare(await bookOf(body.id), { keepEnds: true });
    assert.ok(likenessAt(book, voice, items[1].startMs).likeness < 0.5);
    await until(async () => (await blobs.info(world.ada.id, `${body.id}.mp3`)) === null);
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

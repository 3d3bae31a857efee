import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { accept, closePeople, contribute, personFor, take } from "./people.ts";
import { lines, narrationsIn } from "./told-story.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(async () => {
  await closePeople();
  await world.stop();
});

const { query, segmentsOf, bookOf, regenerate, done, told } = narrationsIn(() => world);

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

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { openStream, until } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld({ env: { RENDER_ATTEMPTS: "2" } });
});
beforeEach(() => {
  world.ears.before = async () => {};
});
after(() => world.stop());

let stories = 0;
const sentences = (count: number) => {
  const story = ++stories;
  return Array.from({ length: count }, (_, at) => `Sentence ${at} of story ${story}. `);
};
const eventsOf = async (id: string) =>
  (await world.service.events()).filter((event) => event.aggregateId === id).map((event) => event.type);

/** Lets so many lines be spoken, and holds up the others until `letGo` is called. */
function holdAfter(count: number): { letGo: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  world.ears.before = async () => {
    if (left-- <= 0) await promise;
  };
  return { letGo: resolve };
}

describe("GET /narrations/{id}/progress", () => {
  it("sends every step until it is done", async () => {
    const story = await world.write(sentences(8));
    const { body } = await world.request(story);
    const stream = (await world.get(`narrations/${body.id}/progress`)).body.toString();
    const told = [...stream.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? ""));
    const fractions = told.map((one) => one.progress.fraction);
    assert.deepEqual(
      fractions,
      [...fractions].sort((a, b) => a - b),
    );
    assert.deepEqual([told.at(-1).status, fractions.at(-1)], ["done", 1]);
  });
});

describe("GET /narrations/{id}/progress by another user", () => {
  it("ends when the story is unpublished; the owner's stream continues", async () => {
    const hold = holdAfter(0);
    const story = await world.write(sentences(2));
    const { body } = await world.request(story);
    await world.publish(story);
    const bob = await world.signedIn();
    const progress = `${world.service.url}/narration/v1/narrations/${body.id}/progress`;
    const [hers, his] = await Promise.all(
      [world.ada, bob].map((who) =>
        openStream<{ status: string }>(progress, { authorization: `Bearer ${who.token}` }),
      ),
    );
    await until(() => hers?.seen.length && his?.seen.length);
    await world.unpublish(story);
    await his?.ended;
    hold.letGo();
    await hers?.ended;
    assert.deepEqual([his?.seen.at(-1)?.status === "done", hers?.seen.at(-1)?.status], [false, "done"]);
  });
});

describe("while a narration is not done", () => {
  it("409 for audio, captions and lines that are not ready; ready lines can be played", async () => {
    const hold = holdAfter(1);
    const { body } = await world.request(await world.write(sentences(4)));
    await until(async () => (await world.get(`narrations/${body.id}`)).body.progress.rendered === 1);
    for (const part of ["audio.mp3", "captions.vtt"]) {
      const { status, body: problem } = await world.get(`narrations/${body.id}/${part}`);
      assert.deepEqual([status, problem.code], [409, "narration-not-done"]);
    }
    const { items } = (await world.get(`narrations/${body.id}/segments`)).body;
    for (const { index, ready, startMs } of items) {
      assert.equal(startMs, null);
      const { status } = await world.get(`narrations/${body.id}/segments/${index}/audio.wav`);
      assert.equal(status, ready ? 200 : 409);
    }
    hold.letGo();
    await world.reaches(body.id, "done");
  });
});

describe("two narrations that need the same line at the same time", () => {
  it("render it once, and both are done", async () => {
    const [line] = sentences(1);
    const hold = holdAfter(0);
    const said = world.ears.said.length;
    const [one, two] = [await world.write([line ?? ""]), await world.write([line ?? ""])];
    const ids = [(await world.request(one)).body.id, (await world.request(two)).body.id];
    hold.letGo();
    const done = await Promise.all(ids.map((id) => world.reaches(id, "done")));
    assert.equal(world.ears.said.length - said, 1);
    assert.deepEqual(
      done.map(({ progress }) => progress.rendered + progress.reused),
      [1, 1],
    );
    assert.equal(done[0]?.progress.rendered + done[1]?.progress.rendered, 1);
  });
});

describe("POST /narrations/{id}/cancel and /resume", () => {
  it("stops, and continues where it stopped; nothing is rendered twice", async () => {
    const before = world.ears.said.length;
    const hold = holdAfter(5);
    const story = await world.write(sentences(16));
    const { body } = await world.request(story);
    await until(async () => (await world.get(`narrations/${body.id}`)).body.progress.rendered === 5);
    const cancelled = await world.post(`narrations/${body.id}/cancel`);
    assert.deepEqual([cancelled.status, cancelled.body.status], [200, "cancelled"]);
    hold.letGo();
    assert.equal((await world.post(`narrations/${body.id}/cancel`)).body.code, "narration-ended");
    const resumed = await world.post(`narrations/${body.id}/resume`);
    assert.deepEqual([resumed.status, resumed.body.status], [202, "queued"]);
    const done = await world.reaches(body.id, "done");
    assert.deepEqual([done.progress.rendered, done.progress.done], [16, 16]);
    const said = world.ears.said.slice(before).map((request) => request.text);
    assert.equal(said.length, new Set(said).size);
    assert.equal((await world.post(`narrations/${body.id}/resume`)).body.code, "narration-not-stopped");
    assert.deepEqual(await eventsOf(body.id), [
      "NarrationRequested",
      "NarrationCancelled",
      "NarrationResumed",
      "NarrationCompleted",
    ]);
  });

  it("409 to resume while another equal narration is running", async () => {
    const hold = holdAfter(0);
    const story = await world.write(sentences(3));
    const first = (await world.request(story)).body;
    await world.post(`narrations/${first.id}/cancel`);
    const second = (await world.request(story)).body;
    assert.notEqual(second.id, first.id);
    assert.equal((await world.post(`narrations/${first.id}/resume`)).body.code, "narration-under-way");
    hold.letGo();
    await world.reaches(second.id, "done");
  });
});

describe("a line that cannot be spoken", () => {
  it("fails the narration with a readable reason, keeps the other lines, and can be resumed", async () => {
    const story = await world.write(sentences(6));
    world.ears.before = async ({ text }) => {
      if (text.startsWith("Sentence three"))
        throw new Refusal("invalid", "unspeakable", "This line cannot be said.");
    };
    const { body } = await world.request(story);
    const failed = await world.reaches(body.id, "failed");
    assert.equal(failed.error, "This line cannot be said.");
    assert.ok(failed.finishedAt);
    world.ears.before = async () => {};
    await world.post(`narrations/${body.id}/resume`);
    const done = await world.reaches(body.id, "done");
    assert.equal(done.error, undefined);
    assert.equal(done.progress.rendered, 6);
    assert.deepEqual(await eventsOf(body.id), [
      "NarrationRequested",
      "NarrationFailed",
      "NarrationResumed",
      "NarrationCompleted",
    ]);
  });

  it("is retried, and internal errors are not shown", async () => {
    const [passing, lasting] = [await world.write(sentences(2)), await world.write(["Never to be heard."])];
    let tries = 0;
    world.ears.before = async ({ text }) => {
      if (text.startsWith("Sentence one") && ++tries < 2) throw new Error("secret detail");
      if (text.startsWith("Never")) throw new Error("secret detail");
    };
    const { body } = await world.request(lasting);
    await world.narrate(passing);
    assert.equal(tries, 2);
    assert.doesNotMatch((await world.reaches(body.id, "failed")).error, /secret/);
  });
});

describe("DELETE /narrations/{id}", () => {
  it("204; its audio is deleted, except what another narration needs", async () => {
    const [shared, own] = sentences(2);
    const story = await world.write([shared ?? "", own ?? ""]);
    const other = await world.narrate(await world.write([shared ?? ""]));
    const { id } = await world.narrate(story);
    const answered = await world.http.delete(`narrations/${id}`, { token: world.ada.token });
    assert.equal(answered.status, 204);
    assert.equal((await world.get(`narrations/${id}`)).status, 404);
    const { blobs } = world.service.running.context;
    await until(async () => (await blobs.info(world.ada.id, `${id}.mp3`)) === null);
    assert.equal((await world.get(`narrations/${other.id}/segments/0/audio.wav`)).status, 200);
    assert.equal((await world.narrate(story)).progress.rendered, 1);
  });

  it("204 while it runs, and the work stops", async () => {
    const hold = holdAfter(1);
    const { body } = await world.request(await world.write(sentences(5)));
    assert.equal((await world.http.delete(`narrations/${body.id}`, { token: world.ada.token })).status, 204);
    hold.letGo();
    assert.deepEqual(await eventsOf(body.id), [
      "NarrationRequested",
      "NarrationCancelled",
      "NarrationDeleted",
    ]);
  });
});

describe("StoryDeleted", () => {
  it("stops running narrations and deletes narrations, cast, lines and audio", async () => {
    const hold = holdAfter(3);
    const story = await world.write(sentences(8));
    const { body } = await world.request(story);
    await until(async () => (await world.get(`narrations/${body.id}`)).body.progress.rendered === 3);
    const { db, blobs } = world.service.running.context;
    const { rows } = await db.pool.query("select blob_id from renditions where rendered_for = $1", [body.id]);
    await world.remove(story);
    hold.letGo();
    assert.deepEqual(await eventsOf(body.id), [
      "NarrationRequested",
      "NarrationCancelled",
      "NarrationDeleted",
    ]);
    assert.equal((await world.get(`narrations/${body.id}`)).status, 404);
    assert.equal((await world.get(`stories/${story.id}/cast`)).status, 404);
    assert.equal((await world.request(story)).status, 404);
    await until(async () => {
      const left = await Promise.all(rows.map((row) => blobs.info(world.ada.id, row.blob_id)));
      return rows.length === 3 && left.every((info) => info === null);
    });
    const counts = await db.pool.query(
      `select (select count(*) from renditions where rendered_for = $1) as renditions,
              (select count(*) from narration_segments where narration_id = $1) as segments,
              (select count(*) from cast_parts where story_id = $2) as parts`,
      [body.id, story.id],
    );
    assert.deepEqual(counts.rows[0], { renditions: 0, segments: 0, parts: 0 });
  });
});

import assert from "node:assert/strict";
import { it } from "node:test";
import { until } from "@storytelling/service/testing";
import { startStoryPeer } from "./story-peer.ts";
import { type Ears, startWorld } from "./world.ts";

const sentences = Array.from({ length: 24 }, (_, at) => `This is the sentence with number ${at}. `);

it("continues by itself after the service stopped in the middle; nothing is rendered twice", async () => {
  const peer = await startStoryPeer();
  const ears: Ears = { said: [], before: async () => {} };
  const first = await startWorld({ peer, ears });
  const story = await first.write(sentences);
  const { promise: down, resolve: goDown } = Promise.withResolvers<void>();
  ears.before = async () => {
    if (ears.said.length >= 8) await down;
  };
  const { body } = await first.request(story);
  await until(() => ears.said.length >= 8);
  const stopped = first.service.stop({ keep: true });
  goDown();
  await stopped;
  ears.before = async () => {};
  const saidBefore = ears.said.length;
  assert.ok(saidBefore < sentences.length, "it was stopped in the middle");

  const second = await startWorld({ peer, ears, data: first.service.data });
  const token = (await second.service.actor(["narrations.read"], { id: first.ada.id })).token;
  const done = await until(async () => {
    const answered = await second.http.get(`narrations/${body.id}`, { token });
    return answered.body.status === "done" && answered.body;
  });
  assert.equal(done.progress.rendered, sentences.length);
  const kept = await second.service.running.context.db.pool.query(
    "select count(*)::int as n from renditions",
  );
  assert.equal(kept.rows[0].n, sentences.length);
  assert.equal(new Set(ears.said.map((request) => request.text)).size, sentences.length);
  assert.equal(ears.said.length, sentences.length, "no line was spoken twice");
  await second.stop();
});

it("503 with the code story-unavailable while the story service cannot be reached", async () => {
  const world = await startWorld();
  const story = await world.write(sentences);
  await world.peer.close();
  const { status, body, headers } = await world.request(story);
  assert.deepEqual([status, body.code], [503, "story-unavailable"]);
  assert.ok(Number(headers.get("retry-after")) > 0);
  await world.service.stop();
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { openStream, until } from "@storytelling/service/testing";
import { gatedAnalyzer, startWorld, type World } from "./world.ts";

const { analyzer, gate, begun } = gatedAnalyzer();
let world: World;
before(async () => {
  world = await startWorld(() => analyzer);
});
after(() => world.stop());

// Each test has a different text, so that no findings are copied from another test's story.
const write = (body: object = {}) => world.write({ text: `"I am ${randomUUID()}," said Anna.`, ...body });
const status = async (id: string) => (await world.read(`${id}/analysis`)).body;

describe("POST /stories/{id}/analyze", () => {
  it("202 at once; ten requests make one analysis and one pair of events", async () => {
    const n = begun();
    const { id } = await write();
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.analyze(id)));
    assert.ok(answers.every((one) => one.status === 202 && one.body.id === answers[0]?.body.id));
    (await gate(n)).open();
    assert.equal((await world.analysed(id)).status, "done");
    assert.equal((await world.analyze(id)).body.status, "done");
    assert.equal(begun(), n + 1);
    assert.deepEqual(await world.told(id), [
      "StoryCreated",
      "StoryAnalysisRequested",
      "StoryAnalyzed",
      "CharactersExtracted",
    ]);
  });

  it("shows its progress while it runs, also as a stream", async () => {
    const n = begun();
    const { id } = await write();
    await world.analyze(id);
    const running = await gate(n);
    const watching = world.read(`${id}/analysis/progress`);
    await until(async () => (await status(id)).progress === 0.5);
    assert.deepEqual([(await status(id)).status, (await status(id)).stage], ["running", "speakers"]);
    assert.deepEqual((await world.read(id)).body.analysis, { status: "running", progress: 0.5 });
    assert.match((await world.read(`${id}/script`)).body.detail, /being analysed/);
    running.open();
    const events = String((await watching).body).matchAll(/data: (.*)/g);
    const seen = [...events].map(([, data]) => JSON.parse(data ?? "").status);
    assert.equal(seen.at(-1), "done");
  });

  it("shows it to others only while the story is published", async () => {
    const n = begun();
    const { id } = await write();
    await world.analyze(id);
    const running = await gate(n);
    const { token } = world.ada;
    assert.equal((await world.http.post(`stories/${id}/publish`, { token })).status, 200);
    const progress = `${world.url}/story/v1/stories/${id}/analysis/progress`;
    const [hers, his] = await Promise.all(
      [world.ada, world.bob].map((who) =>
        openStream<{ status: string }>(progress, { authorization: `Bearer ${who.token}` }),
      ),
    );
    await until(() => hers?.seen.length && his?.seen.length);
    await world.http.post(`stories/${id}/unpublish`, { token });
    await his?.ended;
    running.open();
    await hers?.ended;
    assert.deepEqual([his?.seen.at(-1)?.status, hers?.seen.at(-1)?.status], ["running", "done"]);
  });

  it("copies the findings on an equal text of the same owner", async () => {
    const n = begun();
    const first = await write();
    await world.analyze(first.id);
    (await gate(n)).open();
    await world.analysed(first.id);
    const { text } = (await world.read(first.id)).body;
    const twin = await world.write({ text, title: "Twin" });
    await world.analyze(twin.id);
    assert.equal((await world.analysed(twin.id)).status, "done");
    assert.equal(begun(), n + 1);
    const [a, b] = [await world.read(`${first.id}/sentences`), await world.read(`${twin.id}/sentences`)];
    assert.deepEqual(b.body, a.body);
    assert.deepEqual(await world.told(twin.id), [
      "StoryCreated",
      "StoryAnalysisRequested",
      "StoryAnalyzed",
      "CharactersExtracted",
    ]);
  });

  it("stops when the story is deleted", async () => {
    const n = begun();
    const { id } = await write();
    await world.analyze(id);
    const { signal } = await gate(n);
    await world.http.delete(`stories/${id}`, { token: world.ada.token });
    await until(() => signal.aborted);
    assert.deepEqual(await world.told(id), [
      "StoryCreated",
      "StoryAnalysisRequested",
      "StoryAnalysisFailed",
      "StoryDeleted",
    ]);
  });

  it("stops when the story is revised, and starts again on the new text", async () => {
    const n = begun();
    const { id } = await write();
    await world.analyze(id);
    const { signal } = await gate(n);
    await world.edit(id, 1, { text: '"I am new," said Otto.' });
    await until(() => signal.aborted);
    assert.equal((await status(id)).code, "not-analyzed");
    await world.analyze(id);
    (await gate(n + 1)).open();
    assert.equal((await world.analysed(id)).revision, 2);
    const events = (await world.events("StoryAnalyzed")).filter((event) => event.aggregateId === id);
    assert.deepEqual(
      events.map((event) => event.data.revision),
      [2],
    );
  });

  it("retries after a failure, sends an event when it gives up, and starts again on request", async () => {
    const n = begun();
    const { id } = await write();
    await world.analyze(id);
    for (const attempt of [0, 1, 2]) (await gate(n + attempt)).fail(new Error("secret detail"));
    const failed = await world.analysed(id);
    assert.equal(failed.status, "failed");
    assert.doesNotMatch(failed.error, /secret/);
    assert.equal((await world.read(`${id}/script`)).status, 409);
    assert.equal((await world.analyze(id)).body.status, "queued");
    (await gate(n + 3)).open();
    const done = await world.analysed(id);
    assert.deepEqual([done.status, done.error], ["done", undefined]);
  });

  it("one effect under one Idempotency-Key; 404 for another user's story, 401, 403", async () => {
    const n = begun();
    const { id } = await write();
    const path = `stories/${id}/analyze`;
    const headers = { "idempotency-key": randomUUID() };
    const { token } = world.ada;
    const first = await world.http.post(path, { token, headers });
    assert.deepEqual((await world.http.post(path, { token, headers })).body, first.body);
    assert.equal((await world.http.post(path, { token: world.bob.token })).status, 404);
    assert.equal((await world.http.post(path)).status, 401);
    assert.equal((await world.http.post(path, { token: (await world.actor([])).token })).status, 403);
    (await gate(n)).open();
    await world.analysed(id);
  });
});

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { narrativeAnalyzer } from "../src/engines/narrative-analyzer.ts";
import { gatedAnalyzer, startWorld, tale, type World } from "./world.ts";

const idKey = { "idempotency-key": "one" };

describe("what a story costs", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());
  afterEach(() => {
    world.allowance.mood = "generous";
  });
  const asked = (from: number) => world.allowance.asked.slice(from);
  const told = async (id: string, type: string) =>
    (await world.events(type)).filter((event) => event.aggregateId === id).map(({ data }) => data);

  it("writing, importing and cloning hold one story each, under its own id", async () => {
    const from = world.allowance.asked.length;
    const written = await world.write();
    const form = new FormData();
    form.set("file", new Blob([tale]), "tale.txt");
    const { token } = world.ada;
    const imported = await world.http.post("stories/import", { token, body: form });
    const cloned = await world.http.post(`stories/${written.id}/clone`, { token });
    const ids = [written.id, imported.body.id, cloned.body.id];
    assert.deepEqual(
      asked(from),
      ids.map((workId) => ({ workId, resource: "stories", quantity: 1 })),
    );
  });

  it("asks as the story service, for the address that the writer came from", async () => {
    const from = world.allowance.askedFor.length;
    await world.write();
    const asked = { service: "story", address: "127.0.0.1" };
    assert.deepEqual(world.allowance.askedFor.slice(from), [asked]);
  });

  it("a request that is refused anyway, or was answered before, asks for nothing", async () => {
    const { token } = world.ada;
    const draft = await world.write();
    const body = { title: "Twice", text: tale };
    const first = await world.http.post("stories", { token, body, headers: idKey });
    const from = world.allowance.asked.length;
    const again = await world.http.post("stories", { token, body, headers: idKey });
    assert.equal(again.body.id, first.body.id);
    assert.equal((await world.http.post("stories", { token, body: { title: "" } })).status, 422);
    const { token: bob } = world.bob;
    assert.equal((await world.http.post(`stories/${draft.id}/clone`, { token: bob })).status, 404);
    assert.equal((await world.http.post(`stories/${draft.id}/analyze`, { token: bob })).status, 404);
    assert.deepEqual(asked(from), []);
  });

  it("402 with the remaining allowance when it is too small, and nothing is saved or begun", async () => {
    const { token } = world.ada;
    const story = await world.write({ text: `${tale} Unlike any other.` });
    const events = (await world.events()).length;
    world.allowance.mood = "mean";
    const form = new FormData();
    form.set("file", new Blob([tale]), "tale.txt");
    for (const answered of [
      await world.http.post("stories", { token, body: { title: "T", text: tale } }),
      await world.http.post("stories/import", { token, body: form }),
      await world.http.post(`stories/${story.id}/clone`, { token }),
      await world.analyze(story.id),
    ]) {
      assert.deepEqual([answered.status, answered.body.code], [402, "over-allowance"]);
      assert.deepEqual(answered.body.allowance, { remains: 7, enough: "silver" });
    }
    assert.equal((await world.read(`${story.id}/analysis`)).status, 409);
    assert.equal((await world.events()).length, events);
  });

  for (const mood of ["broken", "silent", "gone"] as const) {
    it(`503 while the allowance cannot be read (${mood}), after three equal attempts; reading still works`, async () => {
      const { token } = world.ada;
      const story = await world.write();
      world.allowance.mood = mood;
      const from = world.allowance.asked.length;
      const { status, body, headers } = await world.http.post("stories", {
        token,
        body: { title: "T", text: tale },
      });
      assert.deepEqual([status, body.code, headers.get("retry-after")], [503, "allowance-unknown", "5"]);
      assert.equal(asked(from).length, 3);
      assert.equal(new Set(asked(from).map(({ workId }) => workId)).size, 1);
      assert.equal((await world.http.get(`stories/${story.id}`, { token })).status, 200);
      assert.equal((await world.edit(story.id, 1, { text: "Another." })).status, 200);
    });
  }

  it("analysing holds its words and reports how many it read; an equal text costs nothing", async () => {
    const text = `${tale} It had never been told before.`;
    const story = await world.write({ text });
    const from = world.allowance.asked.length;
    await world.analyze(story.id);
    await world.analysed(story.id);
    const [need] = asked(from);
    assert.deepEqual([need?.resource, need?.quantity], ["analysedWords", story.words]);
    const [begun] = await told(story.id, "StoryAnalysisRequested");
    assert.deepEqual([begun?.workId, begun?.words], [need?.workId, story.words]);
    const [done] = await told(story.id, "StoryAnalyzed");
    assert.deepEqual([done?.workId, done?.words], [need?.workId, story.words]);
    const twin = await world.write({ text });
    const before = world.allowance.asked.length;
    await world.analyze(twin.id);
    await world.analysed(twin.id);
    assert.deepEqual(asked(before), []);
    const [free] = await told(twin.id, "StoryAnalyzed");
    assert.equal(free?.words, 0);
  });
});

describe("an analysis that ends without findings", () => {
  it("sends an event when its story is edited or deleted, and when it fails; the next attempt has another workId", async () => {
    const gated = gatedAnalyzer();
    const world = await startWorld(() => gated.analyzer);
    const failures = async (id: string) =>
      (await world.events("StoryAnalysisFailed")).filter((event) => event.aggregateId === id);
    const edited = await world.write({ text: "Once there was a fox." });
    await Promise.all([world.analyze(edited.id), world.analyze(edited.id)]);
    await gated.gate(0);
    const works = () => world.allowance.asked.filter(({ resource }) => resource === "analysedWords");
    assert.equal(
      new Set(works().map(({ workId }) => workId)).size,
      1,
      "two requests at the same time have one workId",
    );
    await world.edit(edited.id, 1, { text: "Once there was a wolf." });
    const [first] = await until(async () => {
      const found = await failures(edited.id);
      return found.length > 0 && found;
    });
    assert.equal(first?.data.workId, works()[0]?.workId);
    await world.analyze(edited.id);
    (await gated.gate(1)).open();
    await world.analysed(edited.id);
    assert.notEqual(works().at(-1)?.workId, works()[0]?.workId);

    const deleted = await world.write({ text: "Once there was a bear." });
    await world.analyze(deleted.id);
    await gated.gate(2);
    await world.http.delete(`stories/${deleted.id}`, { token: world.ada.token });
    assert.equal((await failures(deleted.id)).length, 1);
    assert.deepEqual((await world.told(deleted.id)).slice(-2), ["StoryAnalysisFailed", "StoryDeleted"]);
    await world.stop();
  });

  it("gets another workId when it is started again after a failure", async () => {
    const engine = narrativeAnalyzer({ threads: 1 });
    let broken = true;
    const analyzer = {
      ...engine,
      analyze: (...args: Parameters<typeof engine.analyze>) =>
        broken ? Promise.reject(new Refusal("invalid", "broken", "It broke.")) : engine.analyze(...args),
    };
    const world = await startWorld(() => analyzer);
    const story = await world.write();
    await world.analyze(story.id);
    assert.equal((await world.analysed(story.id, 30)).status, "failed");
    broken = false;
    world.clock.advance(1000);
    await world.analyze(story.id);
    assert.equal((await world.analysed(story.id)).status, "done");
    const works = world.allowance.asked.filter(({ resource }) => resource === "analysedWords");
    assert.equal(new Set(works.map(({ workId }) => workId)).size, 2);
    assert.deepEqual((await world.told(story.id)).slice(1), [
      "StoryAnalysisRequested",
      "StoryAnalysisFailed",
      "StoryAnalysisRequested",
      "StoryAnalyzed",
      "CharactersExtracted",
    ]);
    await world.stop();
  });
});

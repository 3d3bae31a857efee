import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createLog } from "@storytelling/service";
import { allBy, complete, type FakeModel, fail, fakeModel } from "../src/clients/llm/model.fixture.ts";
import { analyzerOf, storyWith } from "../src/service.ts";
import { startWorld, tale, type World } from "./world.ts";

const key = "sk-very-secret-key";
const logged: string[] = [];
const log = createLog("story", "trace", { write: (line: string) => void logged.push(line) });

let model: FakeModel;
let world: World;
before(async () => {
  model = await fakeModel(() => fail(500));
  const env = {
    ANALYZER: "llm",
    LLM_BASE_URL: model.url,
    LLM_API_KEY: key,
    LLM_MODEL: "small-1",
    LLM_PRICE_IN: "100",
    LLM_PRICE_OUT: "400",
    LLM_BUDGET: "2",
    LLM_TIMEOUT_MS: "1000",
  };
  world = await startWorld(analyzerOf, { env, log });
});
after(async () => {
  await world.stop();
  await model.close();
});

const open = '\n"Nobody knows."\n\n"Somebody must."\n\n"Not I."\n';
async function analysed(text: string) {
  const { id } = await world.write({ text, language: "en" });
  await world.analyze(id);
  return { id: id as string, run: await world.analysed(id) };
}
const speakers = async (id: string) => {
  const { body } = await world.read(`${id}/script`);
  const { items } = (await world.read(`${id}/characters`)).body;
  const names = new Map(items.map((one: { id: string; name: string }) => [one.id, one.name]));
  return body.lines
    .filter(({ text }: { text: string }) => /Nobody knows|Somebody must|Not I/.test(text))
    .map(({ speaker }: { speaker: string }) => names.get(speaker));
};

describe("the story service with ANALYZER=llm", () => {
  it("shows the model's speakers, and saves the cost", async () => {
    model.behave(allBy("Karl"));
    const { id, run } = await analysed(tale + open);
    assert.match(run.engineVersion, /\+small-1\.p1$/);
    assert.deepEqual(await speakers(id), ["Karl", "Karl", "Karl"]);
    const { rows } = await world.running.context.db.pool.query(
      "select usage from story_analyses where id = $1",
      [run.id],
    );
    assert.equal(rows[0].usage.requests, model.asked.length);
    assert.deepEqual([rows[0].usage.fallbacks, rows[0].usage.model], [0, "small-1"]);
  });

  it("asks only about the edited chapter, and an author's correction wins over the model", async () => {
    model.behave(allBy("Karl"));
    const { id } = await analysed(`Chapter 9\n\nKarl sang to Anna.\n${open}\n${tale}${open}`);
    const { items } = (await world.read(`${id}/characters`)).body;
    const anna = items.find((one: { name: string }) => one.name === "Anna").id;
    const { lines } = (await world.read(`${id}/script`)).body;
    const first = lines.find(({ text }: { text: string }) => text.includes("Nobody knows")).index;
    const body = { kind: "speaker", line: first, characterId: anna };
    await world.http.post(`stories/${id}/corrections`, { token: world.ada.token, body });
    const text = (await world.read(id)).body.text.replace("Karl sang to Anna.", "Karl sang a song to Anna.");
    model.behave(allBy("Karl"));
    await world.edit(id, 1, { text });
    await world.analyze(id);
    await world.analysed(id);
    assert.equal(model.asked.filter(({ lines }) => lines).length, 1);
    assert.deepEqual(await speakers(id), ["Anna", "Karl", "Karl", "Karl", "Karl", "Karl"]);
  });

  it("falls back to the built-in engine while the model is unreachable, and asks only for missing answers at the next request", async () => {
    model.behave(() => fail(401, {}, { error: { message: `Incorrect API key provided: ${key}` } }));
    const text = tale.replace("fetch", "catch") + open;
    const { id, run } = await analysed(text);
    assert.deepEqual([run.status, (await world.read(`${id}/script`)).status], ["done", 200]);
    assert.match(run.engineVersion, /~partial$/);
    model.behave(allBy("Karl"));
    await world.analyze(id);
    const again = await world.analysed(id);
    assert.doesNotMatch(again.engineVersion, /partial/);
    assert.deepEqual(await speakers(id), ["Karl", "Karl", "Karl"]);
  });

  it("fails with a reason when a story may cost too much, without a second attempt", async () => {
    model.behave(allBy("Karl"));
    const { id, run } = await analysed(
      `${tale}${open}${`Anna laughed, and Karl did too. ${open}`.repeat(200)}`,
    );
    assert.equal(run.status, "failed");
    assert.match(run.error, /may cost \d+, but one analysis may cost 2 at most/);
    assert.equal(model.asked.length, 0);
    assert.equal((await world.read(`${id}/script`)).status, 409);
  });

  it("stops asking when the story is deleted", async () => {
    const asked = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    model.behave(() => (response) => {
      asked.resolve();
      response.once("close", gone.resolve);
    });
    const { id } = await world.write({ text: tale + open + open });
    await world.analyze(id);
    await asked.promise;
    await world.http.delete(`stories/${id}`, { token: world.ada.token });
    await gone.promise;
    assert.equal((await world.read(id)).status, 404);
  });

  it("never logs the key or the answers of the endpoint", async () => {
    model.behave((asked) => (response) => complete(response, `${key} ${JSON.stringify(asked.characters)}`));
    await analysed(tale.replace("garden", "yard") + open);
    assert.ok(logged.some((line) => line.includes("a language model was asked for an analysis")));
    assert.ok(!logged.some((line) => line.includes(key) || line.includes("Nobody knows")));
  });

  it("does not start without the name of a model", async () => {
    await assert.rejects(startWorld(analyzerOf, { env: { ANALYZER: "llm" } }), /LLM_MODEL/);
    assert.equal(storyWith(analyzerOf).name, "story");
  });
});

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { startWorld, type World } from "./world.ts";

const lines = ["The frog sat by the well. ", ["Frog", "Good day!"], "It said no more.\n"] as const;
const length = (text: readonly (string | readonly [string, string])[]) =>
  text.reduce((sum, line) => sum + [...(typeof line === "string" ? line : line[1])].length, 0);

describe("what a narration costs", () => {
  let world: World;
  before(async () => {
    world = await startWorld({ env: { RENDER_ATTEMPTS: "1" } });
  });
  after(() => world.stop());
  afterEach(() => {
    world.allowance.mood = "generous";
    world.ears.before = async () => {};
  });
  const told = async (id: string) =>
    (await world.service.events())
      .filter((event) => event.aggregateId === id)
      .map(({ type, data }) => [type, data.characters ?? null, data.workId]);
  const lastAsked = () => world.allowance.asked.at(-1);

  it("the characters to be spoken are held, and the spoken ones are charged, once for equal lines", async () => {
    const text = [...lines, ["Frog", "Good day!"] as const];
    const story = await world.write(text);
    const { id } = await world.narrate(story);
    const { workId, ...need } = lastAsked() ?? {};
    assert.deepEqual(need, { resource: "narratedCharacters", quantity: length(lines) });
    assert.deepEqual(await told(id), [
      ["NarrationRequested", length(lines), workId],
      ["NarrationCompleted", length(lines), workId],
    ]);
    const [completed] = (await world.service.events("NarrationCompleted")).filter(
      (e) => e.aggregateId === id,
    );
    const audio = await world.get(`narrations/${id}/audio.mp3`);
    assert.equal(completed?.data.bytes, audio.body.length);
  });

  it("lines that were spoken before cost nothing: only a changed line does", async () => {
    const story = await world.write(["An old line, as it was. ", "Another one, to be changed. "]);
    await world.narrate(story);
    const from = world.allowance.asked.length;
    const same = await world.narrate(story);
    assert.deepEqual(world.allowance.asked.slice(from), [], "no allowance is asked for 0 characters");
    assert.deepEqual(
      (await told(same.id)).map(([type, characters]) => [type, characters]),
      [
        ["NarrationRequested", 0],
        ["NarrationCompleted", 0],
      ],
    );
    const changed = "Another one, and it was changed. ";
    await world.narrate(await world.revise(story, ["An old line, as it was. ", changed]));
    assert.equal(lastAsked()?.quantity, changed.length);
  });

  it("402 with the remaining allowance when it is too small; nothing is begun and no event is sent", async () => {
    const story = await world.write(["Nobody has ever heard this. "]);
    const before = (await world.service.events()).length;
    world.allowance.mood = "mean";
    const { status, body } = await world.request(story);
    assert.deepEqual(
      [status, body.code, body.allowance],
      [402, "over-allowance", { remains: 7, enough: "silver" }],
    );
    assert.equal((await world.service.events()).length, before);
    assert.deepEqual((await world.get(`narrations?storyId=${story.id}`)).body.items, []);
  });

  it("503 while the allowance cannot be read; existing audio can still be played, and costs nothing again", async () => {
    const story = await world.write(["Heard once before. "]);
    const { id } = await world.narrate(story);
    const fresh = await world.write(["Never heard before. "]);
    for (const mood of ["broken", "silent", "gone"] as const) {
      world.allowance.mood = mood;
      const { status, body, headers } = await world.request(fresh);
      assert.deepEqual([status, body.code, headers.get("retry-after")], [503, "allowance-unknown", "5"]);
      assert.equal((await world.get(`narrations/${id}/audio.mp3`)).status, 200);
    }
    assert.equal((await world.request(story)).status, 202);
  });

  it("two requests at the same time hold once, and make one narration", async () => {
    const story = await world.write(["Asked for twice at once. "]);
    const from = world.allowance.asked.length;
    const [one, other] = await Promise.all([world.request(story), world.request(story)]);
    assert.equal(one.body.id, other.body.id);
    assert.equal(world.allowance.asked.length - from, 1);
    await world.reaches(one.body.id, "done");
  });

  it("a stopped narration is charged for the spoken lines; when resumed, for the rest, with another workId", async () => {
    const [first, second] = ["The first line is spoken. ", "The second one is not, at first. "];
    let stuck = true;
    world.ears.before = async ({ text }) => {
      if (text.startsWith("The second")) await until(() => !stuck, 30);
    };
    const story = await world.write([first, second]);
    const { body } = await world.request(story);
    await until(async () => (await world.get(`narrations/${body.id}`)).body.progress.done === 1);
    await world.post(`narrations/${body.id}/cancel`);
    stuck = false;
    world.allowance.mood = "mean";
    assert.equal((await world.post(`narrations/${body.id}/resume`)).status, 402);
    world.allowance.mood = "generous";
    assert.equal((await world.post(`narrations/${body.id}/resume`)).status, 202);
    await world.reaches(body.id, "done");
    const events = await told(body.id);
    assert.deepEqual(
      events.map(([type, characters]) => [type, characters]),
      [
        ["NarrationRequested", first.length + second.length],
        ["NarrationCancelled", first.length],
        ["NarrationResumed", second.length],
        ["NarrationCompleted", second.length],
      ],
    );
    assert.equal(new Set(events.map(([, , workId]) => workId)).size, 2);
  });

  it("a failed narration costs nothing; when it is resumed, everything that was spoken for it is charged", async () => {
    const [first, second] = ["This line is spoken well. ", "At this one the voice breaks. "];
    let broken = true;
    const gate = Promise.withResolvers<void>();
    world.ears.before = async ({ text }) => {
      if (!broken || !text.startsWith("At this")) return;
      await gate.promise;
      throw new Error("The voice broke.");
    };
    const story = await world.write([first, second]);
    const { body } = await world.request(story);
    await until(async () => (await world.get(`narrations/${body.id}`)).body.progress.done === 1);
    gate.resolve();
    await until(async () => (await world.get(`narrations/${body.id}`)).body.status === "failed", 40);
    broken = false;
    await world.post(`narrations/${body.id}/resume`);
    await world.reaches(body.id, "done");
    const all = first.length + second.length;
    assert.equal(lastAsked()?.quantity, all);
    assert.deepEqual(
      (await told(body.id)).map(([type, characters]) => [type, characters]),
      [
        ["NarrationRequested", all],
        ["NarrationFailed", null],
        ["NarrationResumed", all],
        ["NarrationCompleted", all],
      ],
    );
  });

  it("a narration deleted while it runs is charged for the spoken lines, and releases the rest", async () => {
    const stuck = Promise.withResolvers<void>();
    world.ears.before = async ({ text }) => {
      if (text.startsWith("This is not")) await stuck.promise;
    };
    const spoken = "This was spoken already. ";
    const story = await world.write([spoken, "This is not spoken any more. "]);
    const { body } = await world.request(story);
    await until(async () => (await world.get(`narrations/${body.id}`)).body.progress.done === 1);
    await world.http.delete(`narrations/${body.id}`, { token: world.ada.token });
    stuck.resolve();
    assert.deepEqual(
      (await told(body.id)).slice(1).map(([type, characters]) => [type, characters]),
      [
        ["NarrationCancelled", spoken.length],
        ["NarrationDeleted", null],
      ],
    );
  });
});

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { betterVoices } from "./better-voices.ts";
import type { TestLine, TestStory } from "./story-peer.ts";
import { type Ears, startWorld, type World } from "./world.ts";

const fetching = { state: "fetching", doneBytes: 40_000_000, totalBytes: 136_000_000 } as const;
const reason = "The voices could not be fetched. The disk is full.";
const { better, become } = betterVoices();
const ears: Ears = { said: [], before: async () => {}, better };
let world: World;
before(async () => {
  world = await startWorld({ ears });
});
after(() => world.stop());

/** Until the catalogue has, or has not, the better voices. */
const listed = (wanted: boolean) =>
  until(async () => {
    const { body } = await world.get("voices?language=en", null);
    return body.items.some(({ id }: { id: string }) => id.startsWith("kokoro-")) === wanted && body;
  });
beforeEach(async () => {
  ears.before = async () => {};
  better.gone = false;
  become(fetching);
  await listed(false);
});

let tales = 0;
/** Each has words of its own, so that none finds audio of another. */
const linesOf = (): TestLine[] => [`There were ${++tales} frogs.\n`, ["Anna", `“Good day to all ${tales}.”`]];
const tale = async (): Promise<TestStory> => {
  const story = await world.write(linesOf());
  await world.extract(story, ["Anna"]);
  return story;
};
const voicesOf = (body: { cast: { voice: { id: string } }[] }) =>
  body.cast.map(({ voice }) => voice.id.split("-")[0]);

describe("GET /voices", () => {
  it("says how much of the models is there while they are fetched", async () => {
    const { body } = await world.get("voices", null);
    assert.deepEqual(body.neural, fetching);
    assert.ok(body.items.every(({ provider }: { provider: string }) => provider !== "kokoro"));
  });
  it("says why there are none", async () => {
    become({ state: "missing", reason });
    const { body } = await world.get("voices", null);
    assert.deepEqual(body.neural, { state: "missing", reason });
  });
  it("has their voices, the best first, as soon as the models are there, without a restart", async () => {
    become({ state: "ready" });
    const body = await listed(true);
    assert.deepEqual(body.neural, { state: "ready" });
    assert.equal(body.items[0].id, "kokoro-slt");
  });
});

describe("a narration", () => {
  it("that is requested while the models are fetched says that quick voices read it, and that better ones come", async () => {
    const { voices } = await world.narrate(await tale());
    assert.deepEqual(voices, { providers: ["flite"], quick: true, neural: fetching });
  });

  it("keeps its voices to the end when the models come; requested again it is made anew with the better ones", async () => {
    const story = await tale();
    const held = Promise.withResolvers<void>();
    ears.before = () => held.promise;
    const first = await world.request(story);
    become({ state: "ready" });
    await listed(true);
    held.resolve();
    const done = await world.reaches(first.body.id, "done");
    assert.deepEqual(voicesOf(done), ["flite", "flite"]);
    assert.deepEqual(done.voices, { providers: ["flite"], quick: true, neural: { state: "ready" } });
    const second = await world.narrate(story);
    assert.notEqual(second.id, first.body.id);
    assert.deepEqual(voicesOf(second), ["kokoro", "kokoro"]);
    assert.deepEqual(second.voices, { providers: ["kokoro"], quick: false });
    assert.equal(second.progress.rendered, 2);
  });

  it("that is requested with quick is read by quick voices, and the story's cast stays", async () => {
    become({ state: "ready" });
    await listed(true);
    const story = await tale();
    const quick = await world.narrate(story, { quick: true });
    assert.deepEqual(voicesOf(quick), ["flite", "flite"]);
    assert.deepEqual(quick.voices, { providers: ["flite"], quick: true, neural: { state: "ready" } });
    const { body } = await world.get(`stories/${story.id}/cast`);
    assert.ok(body.items.every(({ voice }: { voice: { id: string } }) => voice.id.startsWith("kokoro-")));
  });
  it("with quick has the voices that the request names", async () => {
    become({ state: "ready" });
    await listed(true);
    const made = await world.narrate(await tale(), { quick: true, voices: { Anna: "kokoro-rms" } });
    assert.deepEqual(voicesOf(made), ["flite", "kokoro"]);
  });
  it("422 for a quick that is no boolean", async () => {
    const { status, body } = await world.request(await tale(), { quick: "yes" });
    assert.deepEqual([status, body.faults[0].field], [422, "body.quick"]);
  });

  /** A narration with better voices that was stopped before its first line. */
  const stopped = async (): Promise<string> => {
    become({ state: "ready" });
    await listed(true);
    const held = Promise.withResolvers<void>();
    ears.before = () => held.promise;
    const { body } = await world.request(await tale());
    await world.post(`narrations/${body.id}/cancel`);
    held.resolve();
    return body.id;
  };
  it("cannot be resumed when its provider is not installed any more: 422 voices-gone", async () => {
    const id = await stopped();
    better.gone = true;
    const { status, body } = await world.post(`narrations/${id}/resume`);
    assert.deepEqual([status, body.code], [422, "voices-gone"]);
    assert.match(body.detail, /begun with voices of kokoro, .* Request a new narration/);
  });
  it("cannot be resumed while its models are missing: 503 voices-not-ready; later it goes on with its voices", async () => {
    const id = await stopped();
    become({ state: "missing", reason });
    const { status, body } = await world.post(`narrations/${id}/resume`);
    assert.deepEqual([status, body.code], [503, "voices-not-ready"]);
    become({ state: "ready" });
    assert.equal((await world.post(`narrations/${id}/resume`)).status, 202);
    assert.deepEqual(voicesOf(await world.reaches(id, "done")), ["kokoro", "kokoro"]);
  });
  it("that is running fails with the reason when its provider is gone", async () => {
    become({ state: "ready" });
    await listed(true);
    better.gone = true;
    const { body } = await world.request(await tale());
    const failed = await world.reaches(body.id, "failed");
    assert.match(failed.error, /begun with voices of kokoro, which are not here any more/);
  });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { Db } from "@storytelling/service";
import { findCast } from "../src/store/casts.ts";
import type { Tables } from "../src/store/tables.ts";
import type { TestStory } from "./story-peer.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const lines = ["Once. ", ["Anna", "“Come!” "], ["Anna", "“Do!” "], ["Bert", "“No.”"]] as const;
const genders = { Anna: "female", Bert: "male", Carl: "male" } as const;
const castOf = (story: TestStory, actor = world.ada) => world.get(`stories/${story.id}/cast`, actor);
const choose = (story: TestStory, items: object[], actor = world.ada) =>
  world.http.put(`stories/${story.id}/cast`, { token: actor.token, body: { items } });
type Item = { character: { name: string } | null; voice: { id: string }; chosenBy: string };
const itemOf = (body: { items: Item[] }, name: string | null): Item => {
  const item = body.items.find((one) => (one.character?.name ?? null) === name);
  assert.ok(item, `${name} is in the cast`);
  return item;
};

describe("GET /stories/{id}/cast", () => {
  it("200, made at the first request: the narrator and each character have different voices", async () => {
    const story = await world.write(lines, { genders });
    const { status, body } = await castOf(story);
    assert.equal(status, 200);
    assert.equal(body.revision, 1);
    assert.deepEqual(
      body.items.map((item: Item) => item.character?.name ?? null),
      [null, "Anna", "Bert"],
    );
    assert.equal(new Set(body.items.map((item: Item) => item.voice.id)).size, 3);
    assert.ok(body.items.every((item: Item) => item.chosenBy === "auto"));
  });

  it("200 with a sentence for each voice that says why", async () => {
    const story = await world.write(lines, { genders });
    const { body } = await castOf(story);
    const why = (name: string | null) => (itemOf(body, name) as Item & { why: string }).why;
    assert.equal(why(null), "A woman's voice for narration, kept apart from every character's.");
    assert.equal(
      why("Anna"),
      "A woman's voice, since the text shows her as female; unlike Bert's, with whom she talks.",
    );
    await choose(story, [{ characterId: "c-anna", voiceId: "flite-robot" }]);
    const { body: chosen } = await castOf(story);
    assert.equal((itemOf(chosen, "Anna") as Item & { why: string }).why, "Chosen by you.");
  });

  it("200 with the stored cast while a new revision is not analysed", async () => {
    const story = await world.write(lines, { genders });
    await castOf(story);
    const revised = await world.revise(story, lines);
    world.peer.stories.set(story.id, { ...revised, analyzed: false });
    assert.equal((await castOf(story)).body.revision, 1);
  });

  it("200 with the characters as their author corrected them, and the same voices where they fit", async () => {
    const story = await world.write(lines, { genders });
    await world.extract(story, ["Anna", "Bert"]);
    const before = (await castOf(story)).body;
    await world.correct(
      story,
      lines.map((line) => (line[0] === "Bert" ? ["Carl", line[1] ?? ""] : line)),
      ["Anna", "Carl"],
    );
    const { body } = await castOf(story);
    assert.deepEqual(
      body.items.map((item: Item) => item.character?.name ?? null),
      [null, "Anna", "Carl"],
    );
    assert.equal(itemOf(body, "Anna").voice.id, itemOf(before, "Anna").voice.id);
  });

  it("401 for strangers, 403 without the permission", async () => {
    const story = await world.write(lines);
    assert.equal((await world.get(`stories/${story.id}/cast`, null)).status, 401);
    const other = await world.service.actor([], { id: world.ada.id });
    assert.equal((await castOf(story, other)).status, 403);
  });

  it("404 for another user's story as for a missing one; 403 for another user's published story", async () => {
    const story = await world.write(lines);
    const bob = await world.signedIn();
    const another = await castOf(story, bob);
    const none = await world.get(`stories/${randomUUID()}/cast`, bob);
    assert.equal(another.status, 404);
    assert.deepEqual({ ...another.body, requestId: "" }, { ...none.body, requestId: "" });
    await world.publish(story);
    assert.equal((await castOf(story, bob)).body.code, "not-your-story");
  });

  it("409 not-analyzed before the story is analysed", async () => {
    const { status, body } = await castOf(await world.write(lines, { analyzed: false }));
    assert.deepEqual([status, body.code], [409, "not-analyzed"]);
  });

  it("422 when no voice speaks the language", async () => {
    assert.equal(
      (await castOf(await world.write(lines, { language: "tlh" }))).body.code,
      "language-not-spoken",
    );
  });
});

describe("PUT /stories/{id}/cast", () => {
  it("200 with the choices, which the next narration uses", async () => {
    const story = await world.write(lines, { genders });
    const { status, body } = await choose(story, [
      { characterId: "c-anna", voiceId: "flite-robot" },
      { characterId: null, voiceId: "flite-angus" },
    ]);
    assert.equal(status, 200);
    assert.deepEqual(
      ["Anna", null, "Bert"].map((name) => itemOf(body, name).chosenBy),
      ["user", "user", "auto"],
    );
    assert.equal(itemOf((await castOf(story)).body, "Anna").voice.id, "flite-robot");
    const narration = await world.request(story);
    assert.equal(itemOf({ items: narration.body.cast }, "Anna").voice.id, "flite-robot");
  });

  it("keeps a choice in a new revision while the name exists", async () => {
    const story = await world.write(lines, { genders });
    await choose(story, [{ characterId: "c-anna", voiceId: "flite-robot" }]);
    const before = (await castOf(story)).body;
    const revised = await world.revise(story, [...lines, ["Carl", "“Hm.”"]]);
    await world.extract(revised, ["Anna", "Bert", "Carl"]);
    const { body } = await castOf(revised);
    assert.equal(body.revision, 2);
    assert.deepEqual([itemOf(body, "Anna").voice.id, itemOf(body, "Anna").chosenBy], ["flite-robot", "user"]);
    assert.equal(itemOf(body, "Bert").voice.id, itemOf(before, "Bert").voice.id);
    const without = await world.revise(revised, ["Once. ", ["Bert", "“No.”"]]);
    assert.deepEqual(
      (await castOf(without)).body.items.map((item: Item) => item.character?.name),
      [undefined, "Bert"],
    );
  });

  it("200 like another story of the series: the same names have the same voices, also in later revisions", async () => {
    const first = await world.write(lines, { genders });
    await choose(first, [
      { characterId: "c-anna", voiceId: "flite-robot" },
      { characterId: null, voiceId: "flite-angus" },
    ]);
    const second = await world.write([...lines, ["Carl", "“Hm.”"]], { genders });
    const path = `stories/${second.id}/cast`;
    const items = [{ characterId: "c-bert", voiceId: "flite-giant" }];
    const { status, body } = await world.http.put(path, {
      token: world.ada.token,
      body: { like: first.id, items },
    });
    assert.equal(status, 200);
    const voices = (cast: { items: Item[] }) =>
      ["Anna", "Bert", null].map((name) => itemOf(cast, name).voice.id);
    assert.deepEqual(voices(body), ["flite-robot", "flite-giant", "flite-angus"]);
    assert.equal(itemOf(body, "Carl").chosenBy, "auto");
    const revised = await world.revise(second, [...lines, ["Carl", "“Oh.”"]]);
    assert.deepEqual(voices((await castOf(revised)).body), ["flite-robot", "flite-giant", "flite-angus"]);
  });

  it("422 like itself, a missing story, another user's, and one without a cast", async () => {
    const story = await world.write(lines, { genders });
    const without = await world.write(lines, { genders });
    const bob = await world.signedIn();
    const foreign = await world.write(lines, { genders, ownerId: bob.id });
    await castOf(foreign, bob);
    for (const like of [story.id, randomUUID(), foreign.id, without.id]) {
      const { status, body } = await world.http.put(`stories/${story.id}/cast`, {
        token: world.ada.token,
        body: { like },
      });
      assert.deepEqual([status, body.faults[0].field], [422, "body.like"]);
    }
  });

  it("422 naming each unknown character and voice; nothing is saved", async () => {
    const story = await world.write(lines);
    const { status, body } = await choose(story, [
      { characterId: "c-anna", voiceId: "flite-robot" },
      { characterId: "c-zoe", voiceId: "flite-robot" },
      { characterId: "c-bert", voiceId: "nobody" },
    ]);
    assert.equal(status, 422);
    assert.deepEqual(
      body.faults.map((fault: { field: string }) => fault.field),
      ["body.items.1.characterId", "body.items.2.voiceId"],
    );
    assert.ok((await castOf(story)).body.items.every((item: Item) => item.chosenBy === "auto"));
  });

  it("422 for an empty or invalid body, 415 for another type, 401, 403, 404", async () => {
    const story = await world.write(lines);
    assert.equal((await choose(story, [])).status, 422);
    assert.equal((await choose(story, [{ characterId: null, voiceId: "flite-grace", more: 1 }])).status, 422);
    const path = `stories/${story.id}/cast`;
    const plain = { token: world.ada.token, body: "hello", headers: { "content-type": "text/plain" } };
    assert.equal((await world.http.put(path, plain)).status, 415);
    assert.equal((await world.http.put(path, { body: {} })).status, 401);
    const reader = await world.service.actor(["narrations.read"], { id: world.ada.id });
    const wish = [{ characterId: null, voiceId: "flite-grace" }];
    assert.equal((await choose(story, wish, reader)).status, 403);
    assert.equal((await choose(story, wish, await world.signedIn())).status, 404);
  });
});

describe("CharactersExtracted", () => {
  it("casts the story without asking the story service, once", async () => {
    const story = await world.write(lines, { genders });
    const asked = world.peer.asked();
    await world.extract(story, ["Anna", "Bert"]);
    assert.equal(world.peer.asked(), asked);
    const kept = await findCast((world.service.running.context.db as Db<Tables>).read, story.id);
    assert.deepEqual(
      kept?.parts.map(({ character }) => character?.name ?? "Narrator"),
      ["Narrator", "Anna", "Bert"],
    );
    assert.equal(itemOf((await castOf(story)).body, "Anna").voice.id, kept?.parts[1]?.voiceId);
  });

  it("of an older revision changes nothing", async () => {
    const story = await world.write(lines, { genders });
    const revised = await world.revise(story, lines);
    await world.extract(revised, ["Anna", "Bert"]);
    await world.extract(story, ["Carl"]);
    assert.equal((await castOf(revised)).body.items.length, 3);
  });
});

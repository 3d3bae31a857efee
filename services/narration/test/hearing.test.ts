import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { TestActor } from "@storytelling/service/testing";
import { startWorld, type World } from "./world.ts";

let world: World;
let bob: TestActor;
before(async () => {
  world = await startWorld();
  bob = await world.signedIn();
});
after(() => world.stop());

const parts = ["", "/segments", "/segments/0/audio.wav", "/audio.mp3", "/captions.vtt", "/progress"];

describe("who may play a narration", () => {
  it("only its owner: 401 without a token, 404 for other users, as for a missing narration", async () => {
    const done = await world.narrate(await world.write(["Private."]));
    for (const part of parts) {
      assert.equal((await world.get(`narrations/${done.id}${part}`)).status, 200, part);
      for (const id of [done.id, randomUUID()]) {
        assert.equal((await world.get(`narrations/${id}${part}`, null)).body.code, "token-missing", part);
        const other = await world.get(`narrations/${id}${part}`, bob);
        assert.deepEqual([other.status, other.body.code], [404, "narration-not-found"], part);
      }
    }
  });

  it("everybody while its story is published", async () => {
    const story = await world.write(["Public."]);
    const done = await world.narrate(story);
    await world.publish(story);
    for (const actor of [null, bob]) {
      for (const part of parts)
        assert.equal((await world.get(`narrations/${done.id}${part}`, actor)).status, 200);
      const { body } = await world.get(`narrations?storyId=${story.id}`, actor);
      assert.deepEqual(
        body.items.map((item: { id: string }) => item.id),
        [done.id],
      );
    }
    await world.unpublish(story);
    assert.equal((await world.get(`narrations/${done.id}`, null)).status, 401);
    assert.equal((await world.get(`narrations?storyId=${story.id}`, null)).status, 401);
    assert.deepEqual((await world.get(`narrations?storyId=${story.id}`, bob)).body.items, []);
  });

  it("only its owner may change it: 404 for others even when published, 401, 403", async () => {
    const story = await world.write(["Mine to change."]);
    const done = await world.narrate(story);
    await world.publish(story);
    const reader = await world.service.actor(["narrations.read"], { id: world.ada.id });
    for (const action of ["cancel", "resume"]) {
      assert.equal((await world.post(`narrations/${done.id}/${action}`, bob)).status, 404);
      assert.equal((await world.post(`narrations/${done.id}/${action}`, reader)).status, 403);
      assert.equal((await world.http.post(`narrations/${done.id}/${action}`)).status, 401);
    }
    assert.equal((await world.http.delete(`narrations/${done.id}`, { token: bob.token })).status, 404);
    assert.equal((await world.http.delete(`narrations/${done.id}`, { token: reader.token })).status, 403);
    assert.equal((await world.http.delete(`narrations/${done.id}`)).status, 401);
  });
});

describe("GET /narrations", () => {
  it("200 with the user's own, newest first, by page", async () => {
    const cleo = await world.signedIn();
    const ids: string[] = [];
    for (const text of ["One.", "Two.", "Three."]) {
      const story = await world.write([text], { ownerId: cleo.id });
      ids.unshift((await world.request(story, {}, cleo)).body.id);
    }
    const first = (await world.get("narrations?limit=2", cleo)).body;
    const second = (await world.get(`narrations?limit=2&cursor=${first.next}`, cleo)).body;
    assert.deepEqual(
      [...first.items, ...second.items].map((item) => item.id),
      ids,
    );
    assert.equal(second.next, null);
  });

  it("401 without a token, 422 for an invalid cursor", async () => {
    assert.equal((await world.get("narrations", null)).status, 401);
    assert.equal((await world.get("narrations?cursor=x")).body.code, "cursor-invalid");
  });
});

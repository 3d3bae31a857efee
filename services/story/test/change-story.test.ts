import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { Db } from "@storytelling/service";
import { readText } from "../src/store/revisions.ts";
import type { Tables } from "../src/store/tables.ts";
import { startWorld, tale, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const post = (path: string, token = world.ada.token, headers: Record<string, string> = {}) =>
  world.http.post(`stories/${path}`, { token, headers });

describe("PATCH /stories/{id}", () => {
  it("makes a new revision for a new text, and keeps the old one", async () => {
    const { id } = await world.write();
    const { status, body, headers } = await world.edit(id, 1, { text: "The end." });
    assert.equal(status, 200);
    assert.deepEqual([body.revision, body.words, body.length, headers.get("etag")], [2, 2, 8, '"2"']);
    assert.equal((await world.read(id)).body.text, "The end.");
    const { read } = world.running.context.db as Db<Tables>;
    assert.deepEqual([await readText(read, id, 1), await readText(read, id, 2)], [tale, "The end."]);
    assert.deepEqual(await world.told(id), ["StoryCreated", "StoryRevised"]);
  });

  it("makes no revision for a new title, and changes nothing for an empty edit", async () => {
    const { id } = await world.write();
    const titled = await world.edit(id, 1, { title: "Another" });
    assert.deepEqual([titled.body.revision, titled.headers.get("etag")], [1, '"2"']);
    const same = await world.edit(id, 2, { title: "Another", text: tale });
    assert.deepEqual([same.status, same.headers.get("etag")], [200, '"2"']);
    assert.deepEqual(await world.told(id), ["StoryCreated", "StoryRevised"]);
  });

  it("412 for one of two edits at the same time", async () => {
    const { id } = await world.write();
    const answers = await Promise.all(["A", "B"].map((title) => world.edit(id, 1, { title })));
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 412]);
    assert.deepEqual(await world.told(id), ["StoryCreated", "StoryRevised"]);
  });

  it("428 without If-Match, 404 for another user's story, 422 for an invalid field, 401, 403, 415", async () => {
    const { id } = await world.write();
    const patch = (options: object) => world.http.patch(`stories/${id}`, options);
    const body = { title: "Mine now" };
    const headers = { "if-match": '"1"' };
    const { token } = world.ada;
    assert.equal((await patch({ token, body })).status, 428);
    assert.equal((await patch({ token: world.bob.token, body, headers })).status, 404);
    assert.equal((await patch({ token, headers, body: { text: " " } })).body.faults[0].field, "body.text");
    assert.equal((await patch({ token, headers, body: { status: "published" } })).status, 422);
    assert.equal((await patch({ body, headers })).status, 401);
    assert.equal((await patch({ token: (await world.actor([])).token, body, headers })).status, 403);
    const plain = { ...headers, "content-type": "text/plain" };
    assert.equal((await patch({ token, body: "x", headers: plain })).status, 415);
    assert.equal((await world.read(id)).body.title, "The Tale");
  });

  it("hides the old findings until the story is analysed again", async () => {
    const { id } = await world.write();
    await world.analyze(id);
    await world.analysed(id);
    const { body } = await world.edit(id, 1, { text: '"Yes," said Otto.' });
    assert.equal(body.analysis, null);
    assert.equal((await world.read(`${id}/characters`)).body.code, "not-analyzed");
    await world.analyze(id);
    await world.analysed(id);
    const { body: script } = await world.read(`${id}/script`);
    assert.deepEqual([script.revision, script.lines[0].text], [2, '"Yes," ']);
  });
});

describe("POST /stories/{id}/publish and /unpublish", () => {
  it("record their event once, and return the same response the second time", async () => {
    const { id } = await world.write();
    for (const status of [200, 200]) {
      const answer = await post(`${id}/publish`);
      assert.deepEqual([answer.status, answer.body.status], [status, "published"]);
    }
    for (const status of [200, 200]) {
      const answer = await post(`${id}/unpublish`);
      assert.deepEqual([answer.status, answer.body.status], [status, "draft"]);
    }
    assert.deepEqual(await world.told(id), ["StoryCreated", "StoryPublished", "StoryUnpublished"]);
    assert.equal((await world.read(id, null)).status, 401);
  });

  it("404 for another user's story, 401, 403", async () => {
    const { id } = await world.write();
    const guest = await world.actor(["stories.write"]);
    for (const verb of ["publish", "unpublish"]) {
      assert.equal((await post(`${id}/${verb}`, world.bob.token)).status, 404);
      assert.equal((await world.http.post(`stories/${id}/${verb}`)).status, 401);
      assert.equal((await post(`${id}/${verb}`, guest.token)).status, 403);
    }
  });
});

describe("POST /stories/{id}/clone", () => {
  it("201 with a draft of the user's own, with all findings", async () => {
    const source = await world.write({ author: "Grimm" });
    await world.analyze(source.id);
    await world.analysed(source.id);
    await post(`${source.id}/publish`);
    const { status, body, headers } = await post(`${source.id}/clone`, world.bob.token);
    assert.equal(status, 201);
    assert.equal(headers.get("etag"), '"1"');
    assert.deepEqual(
      [body.title, body.author, body.clonedFrom, body.status, body.ownerId, body.analysis?.status],
      ["The Tale", "Grimm", source.id, "draft", world.bob.id, "done"],
    );
    for (const part of ["characters", "emotions", "sentences", "relations"]) {
      const [mine, theirs] = [
        await world.read(`${source.id}/${part}`),
        await world.read(`${body.id}/${part}`, world.bob),
      ];
      assert.deepEqual(theirs.body, mine.body, part);
    }
    assert.equal((await world.read(`${body.id}`, world.bob)).body.text, tale);
    assert.deepEqual(await world.told(body.id), ["StoryCreated", "StoryAnalyzed", "CharactersExtracted"]);
  });

  it("201 for the user's own draft without an analysis, once under one Idempotency-Key", async () => {
    const { id } = await world.write();
    const headers = { "idempotency-key": randomUUID() };
    const first = await post(`${id}/clone`, world.ada.token, headers);
    const second = await post(`${id}/clone`, world.ada.token, headers);
    assert.deepEqual([first.status, first.body.analysis, second.body], [201, null, first.body]);
    assert.deepEqual(await world.told(first.body.id), ["StoryCreated"]);
  });

  it("404 for another user's draft, even for a moderator; 401, 403", async () => {
    const { id } = await world.write();
    const moderator = await world.actor(["stories.moderate", "stories.write"]);
    assert.equal((await post(`${id}/clone`, moderator.token)).status, 404);
    assert.equal((await world.http.post(`stories/${id}/clone`)).status, 401);
    assert.equal((await post(`${id}/clone`, (await world.actor([])).token)).status, 403);
  });
});

describe("DELETE /stories/{id}", () => {
  it("204, and nothing of it is left", async () => {
    const { id } = await world.write();
    await world.analyze(id);
    await world.analysed(id);
    assert.equal((await world.http.delete(`stories/${id}`, { token: world.ada.token })).status, 204);
    assert.equal((await world.read(id)).status, 404);
    assert.equal((await world.analyze(id)).status, 404);
    assert.equal((await world.told(id)).at(-1), "StoryDeleted");
    const left = await world.running.context.db.pool.query(
      `select (select count(*) from story_revisions where story_id = $1)
            + (select count(*) from story_analyses where story_id = $1)
            + (select count(*) from story_characters c where not exists (select from story_analyses a where a.id = c.analysis_id))
            + (select count(*) from story_emotions e where not exists (select from story_analyses a where a.id = e.analysis_id)) as rows`,
      [id],
    );
    assert.equal(left.rows[0].rows, 0);
  });

  it("404 for another user's story and the second time; 401, 403", async () => {
    const { id } = await world.write();
    const remove = (token?: string) => world.http.delete(`stories/${id}`, token ? { token } : {});
    assert.equal((await remove(world.bob.token)).status, 404);
    assert.equal((await remove()).status, 401);
    assert.equal((await remove((await world.actor([])).token)).status, 403);
    assert.equal((await remove(world.ada.token)).status, 204);
    assert.equal((await remove(world.ada.token)).status, 404);
  });
});

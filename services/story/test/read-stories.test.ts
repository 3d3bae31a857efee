import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { startWorld, storyteller, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const publish = (id: string) => world.http.post(`stories/${id}/publish`, { token: world.ada.token });

describe("GET /stories", () => {
  it("lists the user's own stories by page, newest first, without texts and without other users' stories", async () => {
    const eve = await world.actor(storyteller);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await world.write({ title: `${i}` }, eve)).id);
    await world.write();
    const found: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const next: string = cursor && `&cursor=${cursor}`;
      const { body } = await world.http.get(`stories?limit=2${next}`, { token: eve.token });
      found.push(...body.items.map((item: { id: string }) => item.id));
      assert.ok(body.items.every((item: object) => !("text" in item)));
      cursor = body.next;
    }
    assert.deepEqual(found, ids);
  });

  it("?shelf=public lists all published stories by page, latest first, for everybody", async () => {
    const stories = [await world.write(), await world.write({}, world.bob), await world.write()];
    const [first, bobs, second] = stories.map((story) => story.id);
    await publish(second);
    await world.http.post(`stories/${bobs}/publish`, { token: world.bob.token });
    await publish(first);
    const page = await world.http.get("stories?shelf=public&limit=2");
    assert.deepEqual(
      page.body.items.map((item: { id: string }) => item.id),
      [first, bobs],
    );
    const rest = await world.http.get(`stories?shelf=public&limit=2&cursor=${page.body.next}`);
    assert.deepEqual(
      [rest.body.items.map((item: { id: string }) => item.id), rest.body.next],
      [[second], null],
    );
  });

  it("401 for the own shelf without a token, 403 without stories.read, 422 for an invalid cursor", async () => {
    assert.equal((await world.http.get("stories")).status, 401);
    const guest = await world.actor([]);
    assert.equal((await world.http.get("stories", { token: guest.token })).status, 403);
    for (const cursor of ["x", Buffer.from('["2026","x"]').toString("base64url")]) {
      const { status } = await world.http.get(`stories?cursor=${cursor}`, { token: world.ada.token });
      assert.equal(status, 422);
    }
    assert.equal((await world.http.get("stories?shelf=theirs", { token: world.ada.token })).status, 422);
  });
});

describe("GET /stories/{id} and the routes below it", () => {
  const parts = [
    "",
    "/analysis",
    "/analysis/progress",
    "/characters",
    "/emotions",
    "/sentences",
    "/relations",
    "/script",
  ];

  it("404 for another user's draft as for a missing story, 401 without a token, 200 for a moderator and, when published, for all", async () => {
    const { id } = await world.write();
    await world.analyze(id);
    await world.analysed(id);
    const moderator = await world.actor(["stories.moderate"]);
    for (const part of parts) {
      const other = await world.read(`${id}${part}`, world.bob);
      const none = await world.read(`${randomUUID()}${part}`, world.bob);
      assert.equal(other.status, 404, part);
      assert.deepEqual({ ...other.body, requestId: "" }, { ...none.body, requestId: "" });
      assert.equal((await world.read(`${id}${part}`, null)).status, 401, part);
      assert.equal((await world.read(`${randomUUID()}${part}`, null)).status, 401, part);
      assert.equal((await world.read(`${id}${part}`, moderator)).status, 200, part);
    }
    await publish(id);
    for (const part of parts) {
      assert.equal((await world.read(`${id}${part}`, null)).status, 200, part);
      assert.equal((await world.read(`${id}${part}`, world.bob)).status, 200, part);
    }
  });

  it("409 for findings before an analysis", async () => {
    const { id } = await world.write();
    for (const part of parts.slice(1)) {
      const { status, body } = await world.read(`${id}${part}`);
      assert.equal(status, 409, part);
      assert.equal(body.code, "not-analyzed");
      assert.match(body.detail, new RegExp(`POST /story/v1/stories/${id}/analyze`));
    }
  });

  it("returns the whole story each time, although its ETag stays the same during the analysis", async () => {
    const { id } = await world.write();
    const first = await world.read(id);
    await world.analyze(id);
    await world.analysed(id);
    const second = await world.read(id);
    assert.equal(second.headers.get("etag"), first.headers.get("etag"));
    assert.deepEqual([first.body.analysis, second.body.analysis], [null, { status: "done", progress: 1 }]);
    assert.match(second.headers.get("cache-control") ?? "", /no-store/);
  });

  it("422 for an invalid id", async () => {
    assert.equal((await world.read("12")).status, 422);
  });
});

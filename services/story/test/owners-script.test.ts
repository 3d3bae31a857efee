import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { serviceTokenHeader } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import { startWorld, tale, type World } from "./world.ts";

let world: World;
let id: string;
before(async () => {
  world = await startWorld();
  id = await analysed();
});
after(() => world.stop());

async function analysed(): Promise<string> {
  const { id: storyId } = await world.write();
  await world.analyze(storyId);
  await until(async () => {
    const { status } = await world.http.get(`stories/${storyId}/script`, { token: world.ada.token });
    return status === 200;
  });
  return storyId;
}

async function ask(
  storyId: string,
  {
    as = "collaboration",
    userId = world.ada.id,
  }: { as?: "collaboration" | "identity"; userId?: string } = {},
) {
  const errand = { service: "story" as const, userId, address: null };
  const token = await world.data.tokens.as(as).tokenFor(errand);
  return world.http.get(`stories/${storyId}/owners-script`, { headers: { [serviceTokenHeader]: token } });
}

describe("GET /stories/{id}/owners-script", () => {
  it("200 with the lines, which joined are the text, and the characters", async () => {
    const { status, body } = await ask(id);
    assert.equal(status, 200);
    assert.equal(body.lines.map(({ text }: { text: string }) => text).join(""), tale);
    assert.ok(body.characters.some(({ name }: { name: string }) => name === "Karl"));
  });

  it("404 for a service that asks for somebody else", async () => {
    const { status, body } = await ask(id, { userId: world.bob.id });
    assert.deepEqual([status, body.code], [404, "story-not-found"]);
  });

  it("404 for somebody else although the story is published", async () => {
    const other = await analysed();
    await world.http.post(`stories/${other}/publish`, { token: world.ada.token });
    assert.equal((await ask(other, { userId: world.bob.id })).status, 404);
  });

  it("409 for a story that is not analysed", async () => {
    const { id: fresh } = await world.write({ title: "Fresh" });
    const { status, body } = await ask(fresh);
    assert.deepEqual([status, body.code], [409, "not-analyzed"]);
  });

  it("403 for a service that does not need it", async () => {
    const { status, body } = await ask(id, { as: "identity" });
    assert.deepEqual([status, body.code], [403, "services-only"]);
  });

  it("403 for the owner", async () => {
    const { status } = await world.http.get(`stories/${id}/owners-script`, { token: world.ada.token });
    assert.equal(status, 403);
  });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { takeReady } from "@storytelling/events";
import { allowanceAt } from "@storytelling/service";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

/** As narration asks for an owner who is not there. */
const hold = (ownerId: string, workId: string) =>
  allowanceAt<"humanTakes">(world.url, 5000, world.data.tokens.as("narration")).hold(
    { workId, resource: "humanTakes", quantity: 1 },
    { actor: { id: ownerId }, address: null, signal: new AbortController().signal },
  );

describe("POST /usage/reservations/absent", () => {
  it("holds a recorded line of an owner who is not there, once for each take", async () => {
    const [ada, takeId] = [await world.somebody(), randomUUID()];
    await hold(ada.id, takeId);
    await hold(ada.id, takeId);
    assert.equal(await world.usedHeld(ada, "humanTakes"), "0/1");
  });

  it("402 when the owner's allowance is used up", async () => {
    const ada = await world.somebody();
    await world.reserve(ada, "humanTakes", 100);
    await assert.rejects(hold(ada.id, randomUUID()), { code: "over-allowance" });
  });

  it("403 for a user", async () => {
    const ada = await world.somebody();
    const body = { workId: randomUUID(), resource: "humanTakes", quantity: 1 };
    const answered = await world.http.post("usage/reservations/absent", { token: ada.token, body });
    assert.deepEqual([answered.status, answered.body.code], [403, "services-only"]);
  });
});

describe("TakeReady, delivered twice", () => {
  it("counts one recorded line, with or without a hold", async () => {
    const ada = await world.somebody();
    const held = randomUUID();
    await hold(ada.id, held);
    for (const takeId of [held, randomUUID()])
      await world.deliver(takeReady(takeId, { ...takeReady.example, takeId, ownerId: ada.id }));
    assert.equal(await world.usedHeld(ada, "humanTakes"), "2/0");
  });
});

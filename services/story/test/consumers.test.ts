import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import {
  narrationCancelled,
  narrationCompleted,
  narrationFailed,
  narrationRequested,
  userRegistered,
} from "@storytelling/events";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const narration = (storyId: string, narrationId: string = randomUUID()) => {
  const about = { narrationId, storyId, ownerId: world.ada.id, revision: 1 };
  return {
    requested: narrationRequested(narrationId, { ...about, lines: 8 }),
    completed: narrationCompleted(narrationId, { ...about, durationMs: 61_000, rendered: 8, reused: 0 }),
    failed: narrationFailed(narrationId, { ...about, reason: "No voice." }),
    cancelled: narrationCancelled(narrationId, about),
  };
};
const shown = async (id: string) => (await world.read(id)).body.narration;

describe("UserRegistered", () => {
  it("gives the owner of a story a name", async () => {
    const { id } = await world.write();
    const { id: userId } = world.ada;
    await world.deliver(userRegistered(userId, { userId, displayName: "Ada", role: "storyteller" }));
    assert.equal((await world.read(id)).body.ownerName, "Ada");
  });
});

describe("NarrationRequested, Completed, Failed and Cancelled", () => {
  it("set the status on the story, which only moves forward", async () => {
    const { id } = await world.write();
    const { requested, completed, cancelled } = narration(id);
    await world.deliver(requested);
    assert.deepEqual(await shown(id), {
      id: requested.aggregateId,
      revision: 1,
      status: "requested",
      durationMs: null,
    });
    await world.deliver(completed);
    await world.deliver(cancelled);
    assert.deepEqual([(await shown(id)).status, (await shown(id)).durationMs], ["completed", 61_000]);
  });

  it("show the narration that was requested last", async () => {
    const { id } = await world.write();
    const [first, second] = [narration(id), narration(id)];
    await world.deliver(first.requested);
    world.clock.advance(1000);
    await world.deliver(second.requested);
    await world.deliver(first.completed);
    await world.deliver(second.failed);
    assert.deepEqual([(await shown(id)).id, (await shown(id)).status], [second.failed.aggregateId, "failed"]);
  });

  it("are ignored for a deleted story", async () => {
    const { requested, cancelled } = narration(randomUUID());
    await world.deliver(requested);
    await world.deliver(cancelled);
    const { rows } = await world.running.context.db.pool.query("select 1 from parked_events");
    assert.equal(rows.length, 0);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startTestService } from "@storytelling/service/testing";
import { notes } from "../../libs/service/test/notes/service.ts";
import { inWorlds } from "./world/in-world.ts";

const day = 86_400_000;

describe("clocks that jump by a day", () => {
  inWorlds(["in-process", "redis"], "lose nothing", {}, async (world, say) => {
    for (const offset of [day, -day, 0]) {
      // One process after the other, so that their clocks differ in between.
      for (const each of world.processes) {
        each.send(`clock ${offset}`);
        await sleep(150);
      }
      say(`clocks off by ${offset / day} days: entries flow within ${(await world.settled()).toFixed(1)} s`);
    }
    const { lost, doubled, inversions } = await world.finish();
    assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
  });

  it("refuse tokens while they are ahead, and accept them when they are right again", async () => {
    const service = await startTestService(notes);
    try {
      const { token } = await service.actor(["notes.write", "notes.read"]);
      const status = async () => (await service.http.get("notes", { token })).status;
      assert.equal(await status(), 200);
      service.clock.advance(day);
      assert.equal(await status(), 401);
      service.clock.advance(-day);
      assert.equal(await status(), 200);
    } finally {
      await service.stop();
    }
  });
});

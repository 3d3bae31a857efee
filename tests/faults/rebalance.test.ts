import assert from "node:assert/strict";
import { describe } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { inWorlds } from "./world/in-world.ts";

const rounds = Number(process.env.REBALANCES || 2);

describe("a consumer group whose members change every five seconds", () => {
  inWorlds(["kafka", "redis"], "neither loses nor doubles an event", {}, async (world, say) => {
    for (let n = 0; n < rounds; n++) {
      const visitor = world.enlist(`visitor-${n}`, "consumer");
      await visitor.ready();
      await sleep(5000);
      // Every other member is killed instead of leaving the group.
      if (n % 2) await visitor.end();
      else await visitor.stop();
      await sleep(1000);
    }
    const toll = await world.finish();
    say(`${rounds} members joined and left: ${JSON.stringify(toll)}`);
    const { lost, doubled, inversions } = toll;
    assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
  });
});

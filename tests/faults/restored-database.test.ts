import assert from "node:assert/strict";
import { describe } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { testPostgres } from "@storytelling/service/testing";
import { inWorld, inWorlds } from "./world/in-world.ts";
import { snapshot } from "./world/snapshot.ts";

/** The operator's steps before a service continues with a restored database: see docs/faults.md. */
describe("a database restored from a dump, while the bus is ahead of it", () => {
  inWorlds(
    ["redis", "kafka"],
    "of a consumer has every effect again, once and in order, after its group's offsets were reset",
    {},
    async (world, say) => {
      const { adminUrl } = await testPostgres();
      const dump = await snapshot(adminUrl, world.databases.tallyUrl);
      await world.settled();
      await sleep(1000);
      await Promise.all(world.of("consumer").map((each) => each.stop()));
      const before = await world.toll();
      await dump.restore();
      const restored = await world.toll();
      await world.broker?.goBack("tally");
      for (const name of ["consumer-3", "consumer-4"]) await world.enlist(name, "consumer").ready();
      const { lost, doubled, inversions } = await world.finish();
      say(`${before.effects - restored.effects} effects were not in the dump; ${lost} are missing now`);
      assert.ok(restored.effects < before.effects);
      assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
    },
  );

  inWorld(
    "of a sender continues from the dump; its consumers keep the effects of later events",
    { bus: "redis", rate: 0 },
    async (world, say) => {
      const { adminUrl } = await testPostgres();
      const dump = await snapshot(adminUrl, world.databases.ledgerUrl);
      await world.settled();
      const before = await world.toll();
      await dump.restore();
      const restored = await world.toll();
      // New entries that reuse the numbers of entries that were lost.
      await world.settled();
      await world.settled();
      const after = await world.toll();
      say(`the sender lost ${before.commits - restored.commits} entries whose effects stay`);
      assert.equal(restored.commits, before.commits - 20);
      assert.equal(after.effects, before.effects + 40);
      assert.equal(after.doubled, 20);
      assert.equal(after.commits, restored.commits + 40);
    },
  );
});

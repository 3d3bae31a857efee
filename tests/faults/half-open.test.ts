import assert from "node:assert/strict";
import { describe } from "node:test";
import { inWorlds } from "./world/in-world.ts";
import type { World } from "./world/world.ts";

/** Seconds. We state ten; a busy machine may take longer with PostgreSQL, a connection that nobody misses takes for ever. */
const patience = { broker: 10, database: 60 };

async function flowsAgain(
  world: World,
  what: keyof typeof patience,
  say: (line: string) => void,
): Promise<void> {
  const seconds = await world.settled(patience[what]);
  say(`connections to the ${what} half-open, entries flow again after ${seconds.toFixed(1)} s`);
  const toll = await world.finish();
  assert.deepEqual({ ...toll, commits: 0, effects: 0 }, nothing);
}
const nothing = { commits: 0, effects: 0, lost: 0, gaps: 0, doubled: 0, inversions: 0 };

describe("connections on which nothing goes through and which nobody has closed", () => {
  inWorlds(["redis", "kafka"], "those to the broker", {}, async (world, say) => {
    world.broker?.fallSilent();
    await flowsAgain(world, "broker", say);
  });

  inWorlds(["in-process", "redis"], "those to PostgreSQL", { databaseProxy: true }, async (world, say) => {
    world.databases.line.fallSilent();
    await flowsAgain(world, "database", say);
  });
});

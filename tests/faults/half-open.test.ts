import assert from "node:assert/strict";
import { describe } from "node:test";
import { inWorlds } from "./world/in-world.ts";
import type { World } from "./world/world.ts";

/**
 * Seconds until entries must flow again; without detection of dead connections they never would. `npm run faults`
 * allows ten.
 */
const patience = process.env.FAULTS ? 10 : 120;

async function flowsAgain(
  world: World,
  what: "broker" | "database",
  say: (line: string) => void,
): Promise<void> {
  const seconds = await world.settled(patience);
  say(`connections to the ${what} half-open, entries flow again after ${seconds.toFixed(1)} s`);
  const toll = await world.finish();
  assert.deepEqual({ ...toll, commits: 0, effects: 0 }, nothing);
}
const nothing = { commits: 0, effects: 0, lost: 0, gaps: 0, doubled: 0, inversions: 0 };

describe("half-open connections, on which nothing gets through", () => {
  inWorlds(["redis", "kafka"], "those to the broker", {}, async (world, say) => {
    world.broker?.fallSilent();
    await flowsAgain(world, "broker", say);
  });

  inWorlds(["in-process", "redis"], "those to PostgreSQL", { databaseProxy: true }, async (world, say) => {
    world.databases.line.fallSilent();
    await flowsAgain(world, "database", say);
  });
});

import assert from "node:assert/strict";
import { describe } from "node:test";
import { inWorlds } from "./world/in-world.ts";
import type { World } from "./world/world.ts";

/** Seconds until entries flow again: a connection that nobody misses takes for ever. `npm run faults` holds us to ten. */
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

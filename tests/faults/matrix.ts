import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { requireOrSkip } from "../../tools/machine/index.ts";
import { type BusKind, missingFor } from "./world/broker.ts";
import { type Killed, killing, report, victimsOf } from "./world/killing.ts";

// One kill of each in CI, always in the same order; KILLS of each in `npm run faults`.
const times = Number(process.env.KILLS || 1);
const seed = Number(process.env.SEED || (process.env.KILLS ? Math.floor(Math.random() * 2 ** 31) : 1));

/** Kills every kind of process that takes part in events on one bus, again and again, in one run. */
export async function matrix(bus: BusKind): Promise<void> {
  const name = `${times} SIGKILLs of each ${victimsOf(bus).join(", ")} under load, on the ${bus} bus`;
  const missing = await missingFor(bus);
  if (missing) return void it(name, (test) => requireOrSkip(test, missing));
  describe(name, () => {
    let killed: Killed;
    before(async () => {
      killed = await killing({ bus }, { times, seed });
    });
    after(() => process.stdout.write(`# seed ${seed}, ${report(bus, killed)}\n`));

    it("had commits that could be lost", () => assert.ok(killed.toll.commits > 0));
    it("loses no event", () => assert.equal(killed.toll.lost, 0));
    it("doubles none", () => assert.equal(killed.toll.doubled, 0));
    it("keeps each aggregate's order", () => assert.equal(killed.toll.inversions, 0));
    it("ends no process except the killed ones", () => assert.equal(killed.crashes, 0));
  });
}

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { requireOrSkip } from "../../tools/machine/index.ts";
import { type BusKind, missingFor } from "./world/broker.ts";
import { type Killed, killing, report, victimsOf } from "./world/killing.ts";

// With KILLS as many as it says, however long that takes; without, as many as a busy machine does in a minute.
const times = Number(process.env.KILLS || 5);
const limit = process.env.KILLS ? {} : { seconds: 60 };
const seed = Number(process.env.SEED || Math.floor(Math.random() * 2 ** 31));

/** Everything that takes part in events on one bus is killed again and again, in one run. */
export async function matrix(bus: BusKind): Promise<void> {
  const name = `${process.env.KILLS ? times : `up to ${times}`} SIGKILLs of each ${victimsOf(bus).join(", ")} under load, on the ${bus} bus`;
  const missing = await missingFor(bus);
  if (missing) return void it(name, (test) => requireOrSkip(test, missing));
  describe(name, () => {
    let killed: Killed;
    before(async () => {
      killed = await killing({ bus }, { times, seed, ...limit });
    });
    after(() => process.stdout.write(`# seed ${seed}, ${report(bus, killed)}\n`));

    it("had work to lose", () => assert.ok(killed.toll.commits > 200));
    it("loses no event", () => assert.equal(killed.toll.lost, 0));
    it("doubles none", () => assert.equal(killed.toll.doubled, 0));
    it("keeps each aggregate's order", () => assert.equal(killed.toll.inversions, 0));
    it("ends no process but the killed ones", () => assert.equal(killed.crashes, 0));
  });
}

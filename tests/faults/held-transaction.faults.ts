import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { inWorlds } from "./world/in-world.ts";
import type { World } from "./world/world.ts";

const seconds = 15;
const share = 0.8;

const count = async (pool: World["tally"], sql: string): Promise<number> =>
  (await pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0;

/** How many events the writers committed in a period, and how many were handled in it. */
async function dispatched(world: World): Promise<{ commits: number; effects: number }> {
  const look = async () => ({
    commits: await count(world.ledger, "outbox"),
    effects: await count(world.tally, "effects"),
  });
  const before = await look();
  await sleep(seconds * 1000);
  const after = await look();
  return { commits: after.commits - before.commits, effects: after.effects - before.effects };
}

describe("a transaction that wrote an event and is held open under load", () => {
  inWorlds(
    ["in-process", "redis", "kafka"],
    `delays less than ${Math.round((1 - share) * 100)} % of the events committed meanwhile`,
    { rate: 300 },
    async (world, say) => {
      const holder = await world.ledger.connect();
      await holder.query("begin");
      await holder.query(
        `insert into outbox (id, type, version, source, aggregate_id, data, time)
         values ($1, 'Held', 1, 'ledger', $2, '{}', now())`,
        [randomUUID(), randomUUID()],
      );
      const held = await dispatched(world);
      await holder.query("rollback");
      holder.release();
      say(
        `while it was open, ${held.commits} events were committed and ${held.effects} handled in ${seconds} s`,
      );
      assert.ok(held.commits > 0 && held.effects >= share * held.commits, JSON.stringify(held));
      const { lost, doubled, inversions } = await world.finish();
      assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
    },
  );
});

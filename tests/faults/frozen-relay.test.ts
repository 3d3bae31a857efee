import assert from "node:assert/strict";
import { describe } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "@storytelling/service/testing";
import { proxy } from "../../libs/bus/test/proxy.ts";
import { inWorlds } from "./world/in-world.ts";
import { named, type World } from "./world/world.ts";

/** How many events were published to the broker a second time. */
async function repeated(world: World): Promise<number> {
  const { rows } = await world.ledger.query<{ published: number }>(
    "select count(published_at)::int as published from outbox",
  );
  return ((await world.broker?.appended()) ?? 0) - (rows[0]?.published ?? 0);
}

/** Seconds in which another relay must lead. The test of every commit allows more, since a busy machine is slow. */
const patience = process.env.FAULTS ? 5 : 120;

/** The seconds until a process other than this one leads. */
async function succeeded(world: World, name: string): Promise<number> {
  const began = performance.now();
  await until(async () => (await world.leader()).name !== name, patience);
  return (performance.now() - began) / 1000;
}

describe("the leading relay stopped by SIGSTOP", () => {
  inWorlds(
    ["redis", "kafka"],
    "is replaced by another, and does no harm when it is resumed",
    {},
    async (world, say) => {
      for (let n = 0; n < 2; n++) {
        const leader = await world.leader();
        leader.signal("SIGSTOP");
        say(`another relay led ${(await succeeded(world, leader.name)).toFixed(1)} s after a SIGSTOP`);
        await world.settled();
        leader.signal("SIGCONT");
        await world.settled();
      }
      const { lost, doubled, inversions } = await world.finish();
      say(`${await repeated(world)} entries were published to the broker twice`);
      assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
    },
  );

  inWorlds(
    ["redis"],
    "does not publish the batch that it held when it is resumed",
    { rate: 0 },
    async (world, say) => {
      const line = await proxy(world.databases.ledgerUrl);
      const frozen = world.enlist("frozen", "relay", { LEDGER_URL: named(line.url, "frozen") });
      await frozen.ready();
      for (let leader = await world.leader(); leader !== frozen; leader = await world.leader()) {
        leader.signal("SIGKILL");
        await until(async () => (await world.leader()) !== leader);
      }
      await until(async () => {
        // Wait until the relay is idle and polls only now and then.
        await world.settled();
        await sleep(700);
        line.hold();
        await world.add();
        const { rows } = await world.ledger.query("select clock_timestamp()::text as written");
        const asked = await until(async () => {
          const { rowCount } = await world.ledger.query(
            "select from pg_stat_activity where application_name = 'frozen' and query like '%published_at is null%' and query_start > $1::timestamptz",
            [rows[0]?.written],
          );
          return rowCount === 1;
        }, 2).catch(() => false);
        // The relay polled just before the entries were committed: try again.
        if (!asked) line.letGo();
        return asked;
      }, 60);
      frozen.signal("SIGSTOP");
      line.letGo();
      await succeeded(world, "frozen");
      await world.settled();
      const before = await repeated(world);
      frozen.signal("SIGCONT");
      await until(async () => {
        const { rowCount } = await world.ledger.query(
          "select from pg_stat_activity where application_name = 'frozen' and query like '%pg_try_advisory_lock%'",
        );
        return rowCount === 1;
      });
      await world.settled();
      say(`${(await repeated(world)) - before} entries of the stale batch were published`);
      assert.equal(await repeated(world), before);
      line.close();
    },
  );
});

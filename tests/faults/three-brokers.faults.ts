import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import {
  ensureKafka,
  type KafkaCluster,
  requireOrSkip,
  startKafkaCluster,
} from "../../tools/machine/index.ts";
import { type Brokers, brokersOf, type Office } from "./world/cluster.ts";
import { standstill, told } from "./world/standstill.ts";
import type { Toll } from "./world/toll.ts";
import { openWorld, type World, type WorldOptions } from "./world/world.ts";

// KILLS is how often the broker in each role is killed. Without it two roles are tested once: their holders lead
// partitions, too.
const times = Number(process.env.KILLS || 1);
const offices: readonly Office[] = process.env.KILLS
  ? ["leader", "controller", "coordinator"]
  : ["controller", "coordinator"];
const say = (line: string) => process.stdout.write(`# three brokers: ${line}\n`);

const home = await ensureKafka();
if ("missing" in home) it("three Kafka brokers", (test) => requireOrSkip(test, home.missing));
else describe("three Kafka brokers", three);

function three(): void {
  let cluster: KafkaCluster;
  before(async () => {
    cluster = await startKafkaCluster();
  });
  after(() => cluster.stop());

  async function open(options: Partial<WorldOptions> = {}) {
    await using opened = new AsyncDisposableStack();
    const brokers = await brokersOf(cluster);
    opened.defer(() => brokers.close());
    const world = await openWorld({ bus: "kafka", busEnv: brokers.env, ...options });
    opened.defer(() => world.close());
    await brokers.whole();
    const open = opened.move();
    return { world, brokers, close: () => open.disposeAsync() };
  }

  describe("under load", () => {
    let world: World;
    let brokers: Brokers;
    let close: () => Promise<void>;
    before(async () => {
      ({ world, brokers, close } = await open());
    });
    after(() => close?.());

    it("all keep the topic, which two must have", async () => {
      await brokers.whole();
      assert.equal(await brokers.minInSync(), "2");
    });

    it(`continue when the broker in each role is killed, ${times} times each`, async () => {
      for (let round = 0; round < times; round++)
        for (const office of offices) {
          await brokers.whole();
          const victim = await brokers.holder(office);
          assert.ok(
            (await brokers.accountsOf(victim)).length > 0,
            "The broker in this role leads no partition.",
          );
          const stood = await standstill(world, () => victim.kill());
          say(`${office} killed: ${told(stood)}`);
          await victim.start();
        }
    });

    it("take no event while two are down, report so in /readyz, and continue when they are up", async () => {
      await brokers.whole();
      await brokers.check();
      const dead = cluster.nodes.slice(1);
      const stood = await standstill(world, async () => {
        await Promise.all(dead.map((node) => node.kill()));
        await until(() => brokers.check().then(() => false, Boolean), 20);
        const before = await outboxOf(world);
        await until(async () => (await outboxOf(world)).waiting > before.waiting + 200, 30);
        assert.equal((await outboxOf(world)).published, before.published);
        await assert.rejects(brokers.check(), /needs 2 of its brokers, and 1 answer|have no leader/);
        await Promise.all(dead.map((node) => node.start()));
      });
      say(`two brokers down and up again: ${told(stood)}`);
      await until(() => brokers.check().then(() => true), 20);
    });

    it("have every event handled, once and in order", async () => {
      const toll = await world.finish();
      say(`${offices.length * times + 2} killed: ${JSON.stringify(toll)}`);
      assert.ok(toll.commits > 200, `There were only ${toll.commits} commits.`);
      nothingIsWrong(toll);
      assert.deepEqual(
        world.processes.map(({ crashes }) => crashes).filter(Boolean),
        [],
        "Processes ended by themselves.",
      );
    });
  });

  describe("whose leader is cut off from its followers, and dies with events that only it has", () => {
    let world: World;
    let brokers: Brokers;
    let close: () => Promise<void>;
    before(async () => {
      ({ world, brokers, close } = await open({ rate: 0 }));
    });
    after(() => close?.());

    /**
     * Publishes events to the leader for at most `seconds`, then kills it. Returns whether it accepted them, and the
     * toll.
     */
    async function deadLeader(seconds: number): Promise<{ toll: Toll; accepted: boolean }> {
      await brokers.whole();
      // The leading relay now knows the leader of each partition.
      await world.settled();
      const leader = await brokers.holder("leader");
      const ids = await brokers.accountsOf(leader);
      const others = cluster.nodes.filter((node) => node !== leader);
      let accepted = false;
      for (const node of others) node.freeze();
      try {
        // A follower's fetch that began before may still return the first event when the follower continues.
        for (let n = 0; n < 2; n++) {
          await world.add(ids);
          const empty = until(async () => (await outboxOf(world)).waiting === 0, seconds);
          accepted = await empty.then(Boolean, () => false);
        }
      } finally {
        await leader.kill();
        for (const node of others) node.thaw();
      }
      await until(async () => (await brokers.accountsOf(leader)).length === 0, 60);
      await leader.start();
      await world.settled();
      return { toll: await world.toll(), accepted };
    }

    it("lose nothing", async () => {
      const { toll, accepted } = await deadLeader(2);
      assert.equal(accepted, false);
      nothingIsWrong(toll);
    });

    it("would lose events if an event that only the leader has counted as safe", async () => {
      await Promise.all(world.of("relay").map((relay) => relay.end()));
      await world.enlist("hasty", "relay", { MUTANT: "leader-only" }).ready();
      const { toll, accepted } = await deadLeader(15);
      say(`acknowledged by the leader only, which is killed: ${JSON.stringify(toll)}`);
      assert.equal(accepted, true);
      assert.ok(toll.gaps > 0, "It lost nothing.");
    });
  });
}

function nothingIsWrong({ lost, doubled, inversions }: Toll): void {
  assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
}

/** How many events are published, and how many wait for it. */
async function outboxOf(world: World): Promise<{ published: number; waiting: number }> {
  const { rows } = await world.ledger.query<{ published: number; waiting: number }>(
    "select count(published_at)::int as published, (count(*) - count(published_at))::int as waiting from outbox",
  );
  return rows[0] ?? { published: 0, waiting: 0 };
}

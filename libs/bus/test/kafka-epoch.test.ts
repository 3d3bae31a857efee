import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";
import { type Cluster, type Leader, openCluster } from "../src/kafka/cluster.ts";
import { startMember } from "../src/kafka/member.ts";
import { cleanup, kafkaWorld } from "./kafka-world.ts";
import { log, makeEvent, publish, type, upTo } from "./redis-world.ts";

const home = await ensureKafka();
if ("missing" in home) it("a broker that leads no more", (test) => requireOrSkip(test, home.missing));
else describe("a kafka broker that no longer leads, or does not know yet that it does", epochs);

function epochs(): void {
  const world = kafkaWorld();
  const later = cleanup();

  /** A cluster that, while `ahead`, names a later epoch than the broker knows. So the broker does not lead yet. */
  function openAhead(): Cluster & { ahead: boolean; asked: number } {
    const cluster = openCluster({
      bootstrap: [{ host: "127.0.0.1", port: world.server.port }],
      manner: { clientId: "epochs" },
      topic: world.topic,
      partitions: 1,
      log,
    });
    later(async () => cluster.close());
    const early = (leader: Leader) => ({ ...leader, epoch: leader.epoch + (shifted.ahead ? 1 : 0) });
    const shifted = {
      ...cluster,
      ahead: true,
      asked: 0,
      async leader(partition: number) {
        shifted.asked++;
        return early(await cluster.leader(partition));
      },
    };
    return shifted;
  }

  it("returns no event, and all of them once it leads", async () => {
    await publish(
      world.open({ partitions: 1 }),
      upTo(5).map((n) => makeEvent("a", n)),
    );
    const cluster = openAhead();
    const handled: CloudEvent[] = [];
    const handle = async (events: readonly CloudEvent[]) => void handled.push(...events);
    const subscription = { group: world.group, types: new Set([type]), handle };
    const member = startMember({ cluster, subscription, log });
    later(() => member.close());
    await until(() => cluster.asked > 3);
    assert.equal(handled.length, 0);
    cluster.ahead = false;
    await until(() => handled.length === 5);
  });
}

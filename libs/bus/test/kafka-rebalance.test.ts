import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";
import type { Bus } from "../src/bus.ts";
import { kafkaWorld } from "./kafka-world.ts";
import { oneByOne } from "./one-by-one.ts";
import { firsts, makeEvent, publish, type, upTo } from "./redis-world.ts";

const home = await ensureKafka();
if ("missing" in home) it("a changing group", (test) => requireOrSkip(test, home.missing));
else describe("a changing group on the kafka bus", changes);

function changes(): void {
  const world = kafkaWorld();
  const join = (to: Bus, handle: (event: CloudEvent) => Promise<void>) =>
    to.subscribe({ group: world.group, types: new Set([type]), handle: oneByOne(handle) });

  it("keeps the order of each subject, one event at a time and each once, while members join and leave", async () => {
    const bus = world.open();
    const subjects = upTo(20).map(() => randomUUID());
    const handled: CloudEvent[] = [];
    const busy = new Set<string>();
    let overlaps = 0;
    const handle = async (event: CloudEvent) => {
      if (busy.has(event.subject)) overlaps++;
      busy.add(event.subject);
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy.delete(event.subject);
      handled.push(event);
    };
    let rounds = 0;
    let visits = 0;
    const published = (async () => {
      for (; visits < 5; rounds++) {
        await publish(
          bus,
          subjects.map((subject) => makeEvent(subject, rounds)),
        );
        await until(() => handled.length > (rounds - 20) * subjects.length);
      }
    })();
    await join(bus, handle);
    for (; visits < 5; visits++) {
      const visitor = world.open();
      await join(visitor, handle);
      await until(async () => (await world.holdings()) === "4,4");
      const before = handled.length;
      await until(() => handled.length > before + 100);
      await visitor.close();
    }
    await published;
    await until(() => handled.length >= rounds * 20);
    for (const subject of subjects) assert.deepEqual(firsts(handled, subject), upTo(rounds));
    assert.equal(overlaps, 0);
    // No member was killed, so no event was delivered twice.
    assert.equal(handled.length, rounds * 20);
  });
}

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { ensureProgram, requireOrSkip } from "../../../tools/machine/index.ts";
import type { Bus, Subscription } from "../src/bus.ts";
import { trimStream } from "../src/redis/trim-stream.ts";
import { log, makeEvent, numberOf, redisWorld, type, upTo } from "./redis-world.ts";

const behind = 100_000;
const batch = 1000;
const subjects = upTo(100).map(() => randomUUID());

const program = await ensureProgram("redis-server");
if ("missing" in program) it("a group that is far behind", (test) => requireOrSkip(test, program.missing));
else describe("a group that is far behind on the redis bus", far);

function far(): void {
  const world = redisWorld();

  /** Joins a group and counts the delivered events by subject. Repeated and unordered ones are counted separately. */
  async function join(bus: Bus, group: string) {
    const next = new Map<string, number>();
    const seen = { handled: 0, wrong: 0 };
    const handle: Subscription["handle"] = async (events) => {
      for (const event of events) {
        const expected = next.get(event.subject) ?? 0;
        if (numberOf(event) !== expected) seen.wrong++;
        next.set(event.subject, expected + 1);
        seen.handled++;
      }
    };
    return { seen, subscription: await bus.subscribe({ group, types: new Set([type]), handle }) };
  }

  it(`loses none of ${behind} events to trimming while it is away, and keeps their order`, async () => {
    const bus = world.open();
    const paused = await join(bus, "paused");
    await paused.subscription.close();
    const other = await join(bus, "other");
    for (let n = 0; n < behind / batch; n++) {
      const rounds = upTo(batch / subjects.length).map((round) => (n * batch) / subjects.length + round);
      await bus.publish(rounds.flatMap((round) => subjects.map((subject) => makeEvent(subject, round))));
    }
    await until(() => other.seen.handled === behind, 200);
    for (let partition = 0; partition < world.names.partitions; partition++)
      await trimStream(world.redis, world.names.stream(partition), log);
    const back = await join(bus, "paused");
    await until(() => back.seen.handled === behind, 200);
    assert.deepEqual([other.seen.wrong, back.seen.wrong], [0, 0]);
  });
}

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { ensureProgram, requireOrSkip } from "../../../tools/machine/index.ts";
import type { Bus } from "../src/bus.ts";
import { makeGroup } from "../src/redis/groups.ts";
import { readEntries } from "../src/redis/scripts.ts";
import { oneByOne } from "./one-by-one.ts";
import {
  collect,
  firsts,
  group,
  makeEvent,
  numberOf,
  publish,
  redisWorld,
  type,
  upTo,
} from "./redis-world.ts";

const program = await ensureProgram("redis-server");
if ("missing" in program) it("the streams of the redis bus", (test) => requireOrSkip(test, program.missing));
else describe("the streams of the redis bus", streams);

function streams(): void {
  const world = redisWorld();
  let bus: Bus;
  beforeEach(() => {
    bus = world.open();
  });

  it("continue with the stored events after the groups were lost, and with new events after everything was lost", async () => {
    const subject = randomUUID();
    const handled = await collect(bus);
    await bus.publish([makeEvent(subject, 0)]);
    await until(() => handled.length === 1);
    await world.redis.xgroup("DESTROY", world.streamOf(subject), group);
    await bus.publish([makeEvent(subject, 1)]);
    await until(() => firsts(handled, subject).length === 2);

    await world.redis.flushall();
    await bus.publish([makeEvent(subject, 2)]);
    await until(() => firsts(handled, subject).length === 3);
    assert.deepEqual(firsts(handled, subject), upTo(3));
  });

  it("keep a subject's order when Redis accepted only a part of the events", async () => {
    const subjects = upTo(50).map(() => randomUUID());
    const blocked = subjects[0] ?? "";
    const handled = await collect(bus);
    const events = [0, 1].flatMap((n) => subjects.map((subject) => makeEvent(subject, n)));
    await world.redis.del(world.streamOf(blocked));
    await world.redis.set(world.streamOf(blocked), "in the way");
    await assert.rejects(bus.publish(events), /WRONGTYPE/);
    await world.redis.del(world.streamOf(blocked));
    await publish(bus, events);
    await until(() => new Set(handled.map((event) => event.id)).size === 100);
    for (const subject of subjects) assert.deepEqual(firsts(handled, subject), upTo(2));
  });

  it("return nothing to a late read, after its member lost the partition", async () => {
    const subject = randomUUID();
    const [stream, lease] = [world.streamOf(subject), world.names.lease(group, 0)];
    await makeGroup(world.redis, stream, group, "0");
    await bus.publish([makeEvent(subject, 0)]);
    await world.redis.set(lease, "now");
    const read = (token: string) => readEntries(world.redis, [lease, stream], [token, group, 10, ">"]);
    await assert.rejects(read("before"), /LEASELOST/);
    assert.equal((await world.redis.xpending(stream, group))[0], 0);
    assert.equal((await read("now")).length, 1);
  });

  it("accept no event while memory is full, and the check fails", async () => {
    const handled = await collect(bus);
    const subject = randomUUID();
    await world.redis.config("SET", "maxmemory", "1mb");
    try {
      await assert.rejects(bus.publish(upTo(3).map((n) => makeEvent(subject, n))), /OOM|EXECABORT/);
      await assert.rejects(bus.check(), /OOM/);
      assert.equal(await world.redis.xlen(world.streamOf(subject)), 0);
    } finally {
      await world.redis.config("SET", "maxmemory", "0");
    }
    await bus.publish(upTo(3).map((n) => makeEvent(subject, n)));
    await until(() => handled.length === 3);
    await bus.check();
  });

  it("are trimmed only of entries that every group has handled", async () => {
    const subject = randomUUID();
    const stream = world.streamOf(subject);
    const fast = await collect(bus);
    let allowed = 3;
    const slow: CloudEvent[] = [];
    await bus.subscribe({
      group: "slow",
      types: new Set([type]),
      handle: oneByOne((event) => {
        if (slow.length >= allowed) throw new Error("not yet");
        slow.push(event);
      }),
    });
    const left = async () =>
      (await world.redis.xrange(stream, "-", "+")).map(([, fields]) => numberOf(JSON.parse(fields[3] ?? "")));
    await bus.publish(upTo(3).map((n) => makeEvent(subject, n)));
    await until(() => slow.length === 3);
    await bus.publish([3, 4, 5, 6, 7, 8, 9].map((n) => makeEvent(subject, n)));
    await until(() => fast.length === 10);
    assert.deepEqual(
      await until(async () => (await world.redis.xlen(stream)) < 10 && left()),
      [3, 4, 5, 6, 7, 8, 9],
    );
    allowed = 10;
    await until(async () => (await world.redis.xlen(stream)) <= 1);
    assert.deepEqual(slow.map(numberOf), upTo(10));
  });

  it("are read on after an entry that is not an event", async () => {
    const handled = await collect(bus);
    const subject = randomUUID();
    for (const fields of [
      ["event", "{"],
      ["type", type],
      ["type", type, "event", "{}"],
      ["x", "y"],
    ])
      await world.redis.xadd(world.streamOf(subject), "*", ...fields);
    await bus.publish([makeEvent(subject, 0)]);
    await until(() => handled.length === 1);
    await until(async () => (await world.redis.xpending(world.streamOf(subject), group))[0] === 0);
  });

  it("refuse a process with another number of partitions", async () => {
    await bus.publish([makeEvent("a", 0)]);
    const other = world.open({ partitions: 4 });
    await assert.rejects(other.publish([makeEvent("a", 1)]), /8 partitions/);
    await assert.rejects(other.check(), /8 partitions/);
  });
}

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { ensureProgram, requireOrSkip } from "../../../tools/machine/index.ts";
import type { Bus } from "../src/bus.ts";
import { oneByOne } from "./one-by-one.ts";
import { firsts, group, makeEvent, numberOf, publish, redisWorld, type, upTo } from "./redis-world.ts";

const program = await ensureProgram("redis-server");
if ("missing" in program) it("members of a group", (test) => requireOrSkip(test, program.missing));
else describe("members of a group on the redis bus", members);

function members(): void {
  const world = redisWorld();
  let bus: Bus;
  beforeEach(() => {
    bus = world.open();
  });

  const join = (to: Bus, handle: (event: CloudEvent) => Promise<void> | void) =>
    to.subscribe({ group, types: new Set([type]), handle: oneByOne(handle) });
  /** How many partitions each member owns now, in ascending order. */
  async function holdings(): Promise<string> {
    const tokens = await world.redis.mget(upTo(8).map((partition) => world.names.lease(group, partition)));
    const held = tokens.filter((token) => token !== null);
    const byMember = Map.groupBy(held, (token) => token.split("#")[0]);
    return [...byMember.values()]
      .map((its) => its.length)
      .sort()
      .join();
  }

  it("share the partitions, also with a member that joins later, and handle each event once, in order", async () => {
    const handled: { by: string; event: CloudEvent }[] = [];
    const subjects = upTo(40).map(() => randomUUID());
    const round = (from: number) =>
      bus.publish(upTo(10).flatMap((n) => subjects.map((subject) => makeEvent(subject, from + n))));
    await join(bus, (event) => void handled.push({ by: "first", event }));
    await until(async () => (await holdings()) === "8");
    await round(0);

    const other = world.open();
    await join(other, (event) => void handled.push({ by: "second", event }));
    await round(10);
    await until(async () => (await holdings()) === "4,4");
    await round(20);
    await until(() => handled.length === 40 * 30);

    await other.close();
    await until(async () => (await holdings()) === "8");
    await round(30);
    await until(() => handled.length === 40 * 40);
    for (const subject of subjects) {
      const events = handled.map(({ event }) => event).filter((event) => event.subject === subject);
      assert.deepEqual(events.map(numberOf), upTo(40));
    }
    const second = handled.filter(({ by }) => by === "second").length;
    assert.ok(second >= 100, `the second handled ${second}`);
  });

  it("keep the order of each subject, one event at a time, while they join, leave and lose their connections", async () => {
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
    const all = async () => {
      for (const n of upTo(150)) {
        const events = subjects.map((subject) => makeEvent(subject, n));
        await publish(bus, events);
      }
    };
    let publishing = true;
    const published = all().finally(() => {
      publishing = false;
    });
    await join(bus, handle);
    let visits = 0;
    for (; publishing || visits < 6; visits++) {
      const visitor = world.open();
      await join(visitor, handle);
      const before = handled.length;
      await until(() => handled.length > before + 50 || handled.length >= 150 * 20);
      if (visits % 2) await world.redis.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      await visitor.close();
    }
    await published;
    await until(() => new Set(handled.map((event) => event.id)).size === 150 * 20);
    for (const subject of subjects) assert.deepEqual(firsts(handled, subject), upTo(150));
    assert.equal(overlaps, 0);
  });

  it("are replaced when killed, and their unfinished events are handled, in order", async () => {
    const subject = randomUUID();
    const member = await world.openStranger(1);
    await bus.publish(upTo(5).map((n) => makeEvent(subject, n)));
    await until(() => member.lines.includes("start 0"));
    const handled: CloudEvent[] = [];
    await join(bus, (event) => void handled.push(event));
    member.process.kill("SIGKILL");
    await until(() => handled.length === 5);
    assert.deepEqual(handled.map(numberOf), upTo(5));
  });

  it("stop after the current event when they wake up and have been replaced", async () => {
    const subject = randomUUID();
    const member = await world.openStranger(1);
    await bus.publish(upTo(5).map((n) => makeEvent(subject, n)));
    await until(() => member.lines.includes("start 0"));
    member.process.kill("SIGSTOP");
    const handled: CloudEvent[] = [];
    await join(bus, (event) => void handled.push(event));
    await until(() => handled.length === 5);
    member.process.kill("SIGCONT");
    member.release();
    await until(async () => (await holdings()) === "4,4");
    await until(async () => {
      await bus.publish([makeEvent(randomUUID(), 99)]);
      return member.lines.includes("done 99");
    });
    const started = new Set(member.lines.filter((line) => line.startsWith("start")));
    assert.deepEqual([...started], ["start 0", "start 99"]);
    assert.deepEqual(firsts(handled, subject), upTo(5));
  });
}

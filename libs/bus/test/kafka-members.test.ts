import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { ensureKafka } from "../../../tools/machine/kafka-home.ts";
import type { Bus } from "../src/bus.ts";
import { kafkaWorld } from "./kafka-world.ts";
import { oneByOne } from "./one-by-one.ts";
import { firsts, makeEvent, numberOf, type, upTo } from "./redis-world.ts";

const home = await ensureKafka();
if ("missing" in home) it("members of a group", (test) => requireOrSkip(test, home.missing));
else describe("members of a group on the kafka bus", members);

function members(): void {
  const world = kafkaWorld();
  let bus: Bus;
  beforeEach(() => {
    bus = world.open();
  });

  const join = (to: Bus, handle: (event: CloudEvent) => Promise<void> | void) =>
    to.subscribe({ group: world.group, types: new Set([type]), handle: oneByOne(handle) });

  it("share the partitions, also with a member that joins later, and handle each event once, in order", async () => {
    const handled: { by: string; event: CloudEvent }[] = [];
    const subjects = upTo(40).map(() => randomUUID());
    const round = (from: number) =>
      bus.publish(upTo(10).flatMap((n) => subjects.map((subject) => makeEvent(subject, from + n))));
    await join(bus, (event) => void handled.push({ by: "first", event }));
    await until(async () => (await world.holdings()) === "8");
    await round(0);

    const other = world.open();
    await join(other, (event) => void handled.push({ by: "second", event }));
    await round(10);
    await until(async () => (await world.holdings()) === "4,4");
    await round(20);
    await until(() => handled.length === 40 * 30);

    await other.close();
    await until(async () => (await world.holdings()) === "8");
    await round(30);
    await until(() => handled.length === 40 * 40);
    for (const subject of subjects) {
      const events = handled.map(({ event }) => event).filter((event) => event.subject === subject);
      assert.deepEqual(events.map(numberOf), upTo(40));
    }
    const second = handled.filter(({ by }) => by === "second").length;
    assert.ok(second >= 100, `the second handled ${second}`);
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
    await until(async () => (await world.holdings()) === "4,4");
    await until(async () => {
      await bus.publish([makeEvent(randomUUID(), 99)]);
      return member.lines.includes("done 99");
    });
    const started = new Set(member.lines.filter((line) => line.startsWith("start")));
    assert.deepEqual([...started], ["start 0", "start 99"]);
    assert.deepEqual(firsts(handled, subject), upTo(5));
  });

  it("stay in the group while a handler takes longer than a session timeout, and others continue", async () => {
    const [slow, quick] = [randomUUID(), randomUUID()];
    const handled: CloudEvent[] = [];
    const release = Promise.withResolvers<void>();
    await join(bus, async (event) => {
      if (event.subject === slow && numberOf(event) === 0) await release.promise;
      handled.push(event);
    });
    await bus.publish([makeEvent(slow, 0), makeEvent(slow, 1)]);
    await join(world.open(), (event) => void handled.push(event));
    const began = performance.now();
    await until(async () => {
      await bus.publish([makeEvent(quick, handled.length), makeEvent(randomUUID(), 0)]);
      return performance.now() - began > 8000;
    });
    assert.equal(firsts(handled, slow).length, 0);
    assert.ok(handled.length > 20);
    release.resolve();
    await until(() => firsts(handled, slow).length === 2);
    assert.deepEqual(handled.filter((event) => event.subject === slow).map(numberOf), [0, 1]);
  });
}

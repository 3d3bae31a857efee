import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inProcessBus } from "@storytelling/bus";
import { userRegistered } from "@storytelling/events";
import { exampleOf } from "@storytelling/events/catalogue";
import { mostAtOnce } from "../src/bus.ts";
import { busContract } from "./bus-contract.ts";
import { oneByOne } from "./one-by-one.ts";
import { makeEvent, numberOf, type } from "./redis-world.ts";

busContract("in-process", { open: async () => inProcessBus(), remembers: false });

it("the in-process bus rejects events that a leaving group has not handled, so that the outbox keeps them", async () => {
  const bus = inProcessBus();
  const handled: number[] = [];
  const [started, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const handle = oneByOne(async (event) => {
    started.resolve();
    await release.promise;
    handled.push(numberOf(event));
  });
  const open = await bus.subscribe({ group: "leaving", types: new Set([type]), handle });
  const accepted = bus.publish([makeEvent("a", 0), makeEvent("a", 1)]);
  await started.promise;
  const closed = open.close();
  release.resolve();
  await assert.rejects(accepted);
  await closed;
  assert.deepEqual(handled, [0]);
});

it("it also rejects events that the group had not received yet", async () => {
  const bus = inProcessBus();
  const [started, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const handed: number[] = [];
  const open = await bus.subscribe({
    group: "leaving",
    types: new Set([type]),
    async handle(events) {
      handed.push(events.length);
      started.resolve();
      await release.promise;
    },
  });
  const accepted = bus.publish(Array.from({ length: mostAtOnce + 1 }, (_, n) => makeEvent("a", n)));
  await started.promise;
  const closed = open.close();
  release.resolve();
  await assert.rejects(accepted, /left before/);
  await closed;
  assert.deepEqual(handed, [mostAtOnce]);
});

describe("the in-process bus with required groups", () => {
  const event = exampleOf(userRegistered);
  const types = new Set([event.type]);

  it("refuses events until the last of them has subscribed, and loses none", async () => {
    const heard: string[] = [];
    const bus = inProcessBus({ groups: ["early", "late"] });
    const join = (group: string) =>
      bus.subscribe({ group, types, handle: async () => void heard.push(group) });
    await join("early");
    const published = bus.publish([event]);
    await join("late");
    await published;
    assert.deepEqual(heard.sort(), ["early", "late"]);
  });

  it("refuses events when one of them has left: they stay in the outbox", async () => {
    const bus = inProcessBus({ groups: ["one"] });
    const left = await bus.subscribe({ group: "one", types, handle: async () => {} });
    await left.close();
    await assert.rejects(bus.publish([event]), /one is missing/);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { userRegistered } from "@storytelling/events";
import { exampleOf } from "@storytelling/events/catalogue";
import { inProcessBus } from "../src/index.ts";
import { busContract } from "./bus-contract.ts";

busContract("in-process", { open: async () => inProcessBus(), remembers: false });

describe("the in-process bus with groups that must be there", () => {
  const event = exampleOf(userRegistered);
  const types = new Set([event.type]);

  it("holds back what is published before the last of them has subscribed, and loses none of it", async () => {
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

  it("does not take events when one of them has left: they stay in the outbox", async () => {
    const bus = inProcessBus({ groups: ["one"] });
    const left = await bus.subscribe({ group: "one", types, handle: async () => {} });
    await left.close();
    await assert.rejects(bus.publish([event]), /one is missing/);
  });
});

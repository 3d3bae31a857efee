import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { type Bus, mostAtOnce, type StartFrom, type Subscription } from "../src/bus.ts";
import { oneByOne } from "./one-by-one.ts";

const makeEvent = (type: string, subject: string, n: number): CloudEvent => ({
  specversion: "1.0",
  id: randomUUID(),
  source: "/test",
  type,
  subject,
  time: new Date().toISOString(),
  datacontenttype: "application/json",
  dataversion: 1,
  data: { n },
});

/** Publishes like the relay: repeats until the bus accepts. */
async function publish(bus: Bus, events: CloudEvent[]): Promise<void> {
  for (;;) {
    try {
      return await bus.publish(events);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

const numberOf = (event: CloudEvent): number => (event.data as { n: number }).n;

/** The first delivery of each event, in order. The inbox would skip the repeated ones. */
function distinct(events: readonly CloudEvent[]): CloudEvent[] {
  const seen = new Set<string>();
  return events.filter((event) => !seen.has(event.id) && seen.add(event.id));
}

/**
 * The tests that every bus must pass. `open` returns a bus that shares its events with the other buses of one call of
 * `busContract`. `remembers`: events that are published while no member of a known group runs wait for the group.
 */
export function busContract(
  name: string,
  setup: { open(): Promise<Bus>; remembers: boolean; close?(): Promise<void> },
): void {
  describe(`the ${name} bus`, () => {
    let bus: Bus;
    before(async () => {
      bus = await setup.open();
    });
    after(async () => {
      await bus.close();
      await setup.close?.();
    });

    function collector(
      types: string[],
      handle: (event: CloudEvent) => Promise<void> | void = () => {},
      from?: StartFrom,
    ) {
      const handled: CloudEvent[] = [];
      const subscription: Subscription = {
        group: `group-${randomUUID().slice(0, 8)}`,
        types: new Set(types),
        ...(from ? { from } : {}),
        handle: oneByOne(async (event) => {
          await handle(event);
          handled.push(event);
        }),
      };
      return { handled, subscription };
    }

    it("delivers every event of its types to each group, complete and in order per subject", async () => {
      const type = `T${randomUUID()}`;
      const [one, two, deaf] = [collector([type]), collector([type, "Other"]), collector(["Other"])];
      const open = await Promise.all([one, two, deaf].map((each) => bus.subscribe(each.subscription)));
      const subjects = Array.from({ length: 5 }, () => randomUUID());
      const events = Array.from({ length: 100 }, (_, n) => makeEvent(type, subjects[n % 5] as string, n));
      await publish(bus, events.slice(0, 50));
      await publish(bus, events.slice(50));
      for (const each of [one, two]) {
        await until(() => distinct(each.handled).length === 100);
        for (const subject of subjects) {
          const numbers = distinct(each.handled)
            .filter((event) => event.subject === subject)
            .map(numberOf);
          assert.deepEqual(
            numbers,
            [...numbers].sort((a, b) => a - b),
          );
        }
      }
      assert.deepEqual(
        one.handled.find((event) => numberOf(event) === 7),
        events[7],
      );
      assert.deepEqual(deaf.handled, []);
      await Promise.all(open.map((each) => each.close()));
    });

    it("delivers a refused event again, before later events of that subject", async () => {
      const type = `T${randomUUID()}`;
      const subject = randomUUID();
      let refusals = 3;
      const each = collector([type], (event) => {
        if (numberOf(event) === 1 && refusals-- > 0) throw new Error("not now");
      });
      const open = await bus.subscribe(each.subscription);
      await publish(
        bus,
        [0, 1, 2].map((n) => makeEvent(type, subject, n)),
      );
      await until(() => distinct(each.handled).length === 3);
      assert.deepEqual(distinct(each.handled).map(numberOf), [0, 1, 2]);
      await open.close();
    });

    it("delivers many events together, up to a limit, and all of them again when they are refused", async () => {
      const type = `T${randomUUID()}`;
      const subject = randomUUID();
      const handed: number[][] = [];
      let refused = false;
      const open = await bus.subscribe({
        group: `group-${randomUUID().slice(0, 8)}`,
        types: new Set([type]),
        async handle(events) {
          handed.push(events.map(numberOf));
          if (refused || events.length === 1) return;
          refused = true;
          throw new Error("not now");
        },
      });
      const all = Array.from({ length: 1200 }, (_, n) => n);
      const events = all.map((n) => makeEvent(type, subject, n));
      await publish(bus, events);
      await until(() => new Set(handed.flat()).size === 1200);
      assert.ok(handed.every((numbers) => numbers.length <= mostAtOnce));
      const first = handed.findIndex((numbers) => numbers.length > 1);
      assert.ok(first >= 0, "no two events were delivered together");
      assert.deepEqual(handed[first + 1]?.slice(0, handed[first]?.length), handed[first]);
      assert.deepEqual([...new Set(handed.flat())], all);
      await open.close();
    });

    it("begins no event after `owns` returned false, and delivers the rest again", async () => {
      const type = `T${randomUUID()}`;
      const subject = randomUUID();
      const [started, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const first = collector([type], async (event) => {
        if (numberOf(event) > 0) return;
        started.resolve();
        await release.promise;
      });
      const open = await bus.subscribe(first.subscription);
      const events = [0, 1, 2].map((n) => makeEvent(type, subject, n));
      const accepted = bus.publish(events).catch(() => {});
      await started.promise;
      const closed = open.close();
      release.resolve();
      await Promise.all([closed, accepted]);
      const second = collector([type]);
      const again = await bus.subscribe({ ...second.subscription, group: first.subscription.group });
      if (!setup.remembers) await publish(bus, events);
      await until(() => distinct([...first.handled, ...second.handled]).length === 3);
      assert.deepEqual(distinct([...first.handled, ...second.handled]).map(numberOf), [0, 1, 2]);
      await again.close();
    });

    it("isolates a group from the errors of another", async () => {
      const type = `T${randomUUID()}`;
      let broken = true;
      const sick = collector([type], () => {
        if (broken) throw new Error("sick");
      });
      const well = collector([type]);
      const open = await Promise.all([bus.subscribe(sick.subscription), bus.subscribe(well.subscription)]);
      const accepted = publish(bus, [makeEvent(type, randomUUID(), 0)]);
      await until(() => well.handled.length > 0);
      assert.equal(sick.handled.length, 0);
      broken = false;
      await accepted;
      await until(() => sick.handled.length > 0);
      await Promise.all(open.map((each) => each.close()));
    });

    it("waits for the running handler when a subscription closes, and delivers nothing to it afterwards", async () => {
      const type = `T${randomUUID()}`;
      const started = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      const each = collector([type], async () => {
        started.resolve();
        await release.promise;
      });
      const open = await bus.subscribe(each.subscription);
      const accepted = publish(bus, [makeEvent(type, randomUUID(), 0)]);
      await started.promise;
      const closed = open.close();
      release.resolve();
      await closed;
      assert.equal(each.handled.length, 1);
      await accepted;
      await publish(bus, [makeEvent(type, randomUUID(), 1)]);
      assert.equal(each.handled.length, 1);
    });

    it("passes its check", () => bus.check());

    it("begins with the next event for a new group that asks for it, also after the group was away", async () => {
      const type = `T${randomUUID()}`;
      await publish(bus, [makeEvent(type, "same", 0)]);
      const each = collector([type], () => {}, "now");
      const open = await bus.subscribe(each.subscription);
      await publish(bus, [makeEvent(type, "same", 1)]);
      await until(() => each.handled.length === 1);
      await open.close();
      if (setup.remembers) await publish(bus, [makeEvent(type, "same", 2)]);
      const again = await bus.subscribe(each.subscription);
      if (!setup.remembers) await publish(bus, [makeEvent(type, "same", 2)]);
      await until(() => distinct(each.handled).length === 2);
      assert.deepEqual(distinct(each.handled).map(numberOf), [1, 2]);
      await again.close();
    });

    if (setup.remembers) {
      it("begins with all stored events for a new group, beside one that began later", async () => {
        const type = `T${randomUUID()}`;
        await publish(bus, [makeEvent(type, "same", 0)]);
        const [old, unsaid, late] = [
          collector([type], () => {}, "beginning"),
          collector([type]),
          collector([type], () => {}, "now"),
        ];
        const open = await Promise.all(
          [old, unsaid, late].map(({ subscription }) => bus.subscribe(subscription)),
        );
        await publish(bus, [makeEvent(type, "same", 1)]);
        for (const { handled } of [old, unsaid]) {
          await until(() => distinct(handled).length === 2);
          assert.deepEqual(distinct(handled).map(numberOf), [0, 1]);
        }
        await until(() => late.handled.length === 1);
        assert.deepEqual(late.handled.map(numberOf), [1]);
        await Promise.all(open.map((each) => each.close()));
      });

      it("stores events for a group whose members are all away", async () => {
        const type = `T${randomUUID()}`;
        const each = collector([type]);
        await (await bus.subscribe(each.subscription)).close();
        await publish(
          bus,
          [0, 1, 2].map((n) => makeEvent(type, "same", n)),
        );
        const other = await setup.open();
        const open = await other.subscribe(each.subscription);
        await until(() => distinct(each.handled).length === 3);
        assert.deepEqual(distinct(each.handled).map(numberOf), [0, 1, 2]);
        await open.close();
        await other.close();
      });
    }
  });
}

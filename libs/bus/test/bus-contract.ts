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

/** Publishes as the relay does: again and again until the bus accepts. */
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

/** First deliveries only, in order: an event that was handled before is what the inbox would leave out. */
function distinct(events: readonly CloudEvent[]): CloudEvent[] {
  const seen = new Set<string>();
  return events.filter((event) => !seen.has(event.id) && seen.add(event.id));
}

/**
 * What every bus must do. `open` gives a bus that shares its events with the other buses of one call of `busContract`.
 * `remembers`: events that come while no member of a known group is up wait for it.
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

    it("hands every event of its types to each group, whole and in order per subject", async () => {
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

    it("delivers again what a handler refused, before what came later for that subject", async () => {
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

    it("hands over many at once, no more than a bound, and all of them again when they are refused", async () => {
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
      assert.ok(first >= 0, "none came together");
      assert.deepEqual(handed[first + 1]?.slice(0, handed[first]?.length), handed[first]);
      assert.deepEqual([...new Set(handed.flat())], all);
      await open.close();
    });

    it("asks nobody to go on who was told to leave off, and delivers the rest again", async () => {
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

    it("keeps one group's trouble from another", async () => {
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

    it("waits for the handler under way when a subscription closes, and hands it nothing after", async () => {
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

    it("says that it works", () => bus.check());

    it("begins with what comes next for a new group that says so, also when it was away since", async () => {
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
      it("begins with all that it holds for a new group, beside one that began later", async () => {
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

      it("keeps events for a group whose members are all away", async () => {
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

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { CloudEvent } from "@storytelling/events";
import type { Bus, Subscription } from "../src/events/bus.ts";
import { until } from "../src/testing/index.ts";

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

    function collector(types: string[], handle: (event: CloudEvent) => Promise<void> | void = () => {}) {
      const handled: CloudEvent[] = [];
      const subscription: Subscription = {
        group: `group-${randomUUID().slice(0, 8)}`,
        types: new Set(types),
        async handle(event) {
          await handle(event);
          handled.push(event);
        },
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

    if (setup.remembers) {
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

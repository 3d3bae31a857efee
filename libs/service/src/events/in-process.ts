import { setTimeout as sleep } from "node:timers/promises";
import type { CloudEvent } from "@storytelling/events";
import type { Bus, Subscription } from "./bus.ts";

const waitMs = 2000;

/**
 * The embedded bus: `publish` hands each event to every group in this process and resolves when all have committed.
 * The outbox is its only memory, so an event is done when its effects are. While one of `groups` is not there, as when
 * services start one after the other, nothing is published: that group would never hear of it.
 */
export function inProcessBus({ groups = [] }: { groups?: readonly string[] } = {}): Bus {
  const subscriptions = new Set<Subscription>();
  const running = new Set<Promise<void>>();

  async function deliver(subscription: Subscription, events: readonly CloudEvent[]): Promise<void> {
    for (const event of events) {
      if (!subscriptions.has(subscription)) return;
      if (subscription.types.has(event.type)) await subscription.handle(event);
    }
  }

  const missing = () => groups.filter((name) => ![...subscriptions].some(({ group }) => group === name));

  return {
    kind: "in-process",
    async publish(events) {
      const end = performance.now() + waitMs;
      while (missing().length > 0 && performance.now() < end) await sleep(10);
      if (missing().length > 0)
        throw new Error(`Not all groups are here: ${missing().join(", ")} is missing.`);
      // All groups settle before a failure is told: no handler is left running behind the relay's back.
      const work = [...subscriptions].map((subscription) => deliver(subscription, events));
      const all = Promise.allSettled(work).then(() => {});
      running.add(all);
      await all.finally(() => running.delete(all));
      await Promise.all(work);
    },
    async subscribe(subscription) {
      subscriptions.add(subscription);
      return {
        async close() {
          subscriptions.delete(subscription);
          await Promise.all(running);
        },
      };
    },
    async check() {},
    async close() {
      subscriptions.clear();
      await Promise.all(running);
    },
  };
}

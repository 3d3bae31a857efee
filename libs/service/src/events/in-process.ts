import type { CloudEvent } from "@storytelling/events";
import type { Bus, Subscription } from "./bus.ts";

/**
 * The embedded bus: `publish` hands each event to every group in this process and resolves when all have committed.
 * The outbox is its only memory, so an event is done when its effects are.
 */
export function inProcessBus(): Bus {
  const subscriptions = new Set<Subscription>();
  const running = new Set<Promise<void>>();

  async function deliver(subscription: Subscription, events: readonly CloudEvent[]): Promise<void> {
    for (const event of events) {
      if (!subscriptions.has(subscription)) return;
      if (subscription.types.has(event.type)) await subscription.handle(event);
    }
  }

  return {
    kind: "in-process",
    async publish(events) {
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

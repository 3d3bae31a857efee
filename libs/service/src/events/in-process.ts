import type { CloudEvent } from "@storytelling/events";
import { type Bus, mostAtOnce, type Subscription } from "./bus.ts";

/**
 * The embedded bus: `publish` hands the events to every group in this process and resolves when all have committed.
 * The outbox is its only memory, so an event is done when its effects are.
 */
export function inProcessBus(): Bus {
  const subscriptions = new Set<Subscription>();
  const running = new Set<Promise<void>>();

  async function deliver(subscription: Subscription, events: readonly CloudEvent[]): Promise<void> {
    const owns = () => subscriptions.has(subscription);
    const wanted = events.filter((event) => subscription.types.has(event.type));
    for (let at = 0; at < wanted.length; at += mostAtOnce) {
      // The outbox keeps for the next start what a group that leaves meanwhile did not handle.
      if (!owns()) throw new Error(`The group ${subscription.group} left before it had all events.`);
      await subscription.handle(wanted.slice(at, at + mostAtOnce), owns);
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

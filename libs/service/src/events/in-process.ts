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
  /** What was handed to each group and is not handled yet. */
  const waiting = new Map<Subscription, CloudEvent[]>();

  async function deliver(subscription: Subscription, events: readonly CloudEvent[]): Promise<void> {
    const wanted = events.filter(({ type }) => subscription.types.has(type));
    const its = waiting.get(subscription) ?? [];
    waiting.set(subscription, its);
    its.push(...wanted);
    try {
      for (const event of wanted) {
        if (!subscriptions.has(subscription)) return;
        await subscription.handle(event);
        its.splice(its.indexOf(event), 1);
      }
    } finally {
      // What was refused comes again.
      for (const event of wanted) if (its.includes(event)) its.splice(its.indexOf(event), 1);
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
          waiting.delete(subscription);
          await Promise.all(running);
        },
      };
    },
    async check() {},
    async lag(group) {
      const its = [...waiting].flatMap(([subscription, events]) =>
        subscription.group === group ? events : [],
      );
      const oldest = its[0] ? new Date(its[0].time) : null;
      return [{ partition: 0, waiting: its.length, oldest, ours: true }];
    },
    async close() {
      subscriptions.clear();
      await Promise.all(running);
    },
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import type { CloudEvent } from "@storytelling/events";
import { type Bus, mostAtOnce, type Subscription } from "./bus.ts";

const waitMs = 2000;

/**
 * The embedded bus: `publish` delivers the events to every group in this process and resolves when all have committed.
 * It stores nothing, so the outbox must keep an event until all its effects are committed. While one of `groups` has
 * not subscribed, for example while services start one after the other, it refuses to publish: that group would miss
 * the event.
 */
export function inProcessBus({ groups = [] }: { groups?: readonly string[] } = {}): Bus {
  const subscriptions = new Set<Subscription>();
  const running = new Set<Promise<void>>();
  /** The unhandled events of each group; refused ones are delivered again. */
  const waiting = new Map<Subscription, Set<CloudEvent>>();

  async function deliver(subscription: Subscription, events: readonly CloudEvent[]): Promise<void> {
    const owns = () => subscriptions.has(subscription);
    const wanted = events.filter((event) => subscription.types.has(event.type));
    const its = waiting.get(subscription) ?? new Set();
    waiting.set(subscription, its);
    for (const event of wanted) its.add(event);
    try {
      for (let at = 0; at < wanted.length; at += mostAtOnce) {
        // If a group leaves meanwhile, its unhandled events stay in the outbox for the next start.
        if (!owns()) throw new Error(`The group ${subscription.group} left before it had all events.`);
        const portion = wanted.slice(at, at + mostAtOnce);
        await subscription.handle(portion, owns);
        for (const event of portion) its.delete(event);
      }
    } finally {
      for (const event of wanted) its.delete(event);
    }
  }

  const missing = () => groups.filter((name) => ![...subscriptions].some(({ group }) => group === name));

  return {
    kind: "in-process",
    async publish(events) {
      const end = performance.now() + waitMs;
      while (missing().length > 0 && performance.now() < end) await sleep(10);
      if (missing().length > 0)
        throw new Error(`Not all groups have subscribed: ${missing().join(", ")} is missing.`);
      // All groups settle before it rejects, so that no handler is still running when the relay retries.
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
        subscription.group === group ? [...events] : [],
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

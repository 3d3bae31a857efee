import type { CloudEvent } from "@storytelling/events";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { trouble } from "./connection.ts";
import { fieldsOf } from "./entry.ts";
import type { Names } from "./names.ts";
import type { ServerCheck } from "./server.ts";
import { timing } from "./timing.ts";
import { trimStream } from "./trim-stream.ts";

/**
 * Appends events to their partitions in one transaction. A plain pipeline of which only a later part succeeds would,
 * once published again, hand out a subject's second event before its first.
 */
export function publisher(options: { redis: Redis; names: Names; server: ServerCheck; log: Logger }) {
  const { redis, names, server, log } = options;
  const guardedAt = new Map<number, number>();

  /** Lease holders trim; but a stream that no group reads has none. */
  async function guard(partition: number): Promise<void> {
    const now = performance.now();
    if (now - (guardedAt.get(partition) ?? Number.NEGATIVE_INFINITY) < timing.guard) return;
    guardedAt.set(partition, now);
    await trimStream(redis, names.stream(partition), log);
  }

  return async (events: readonly CloudEvent[]): Promise<void> => {
    if (events.length === 0) return;
    await server.ready();
    const touched = new Set<number>();
    const transaction = redis.multi();
    for (const event of events) {
      const partition = names.partitionOf(event.subject);
      touched.add(partition);
      transaction.xadd(names.stream(partition), "*", ...fieldsOf(event));
    }
    transaction.publish(names.hints, `events ${[...touched].join(" ")}`);
    const replies = await transaction.exec().catch((error) => {
      throw trouble(error);
    });
    const refused = replies?.find(([error]) => error)?.[0];
    if (refused) throw trouble(refused);
    if (replies?.length !== events.length + 1) throw trouble("Redis did not answer for every event.");
    // The events are safe: what goes wrong here must not have them published again.
    await Promise.all([...touched].map(guard)).catch((error) => {
      log.warn({ reason: trouble(error).message }, "a stream's length could not be looked at");
    });
  };
}

import type { CloudEvent } from "@storytelling/events";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { trouble } from "./connection.ts";
import { entryOf } from "./entry.ts";
import type { Names } from "./names.ts";
import { append } from "./scripts.ts";
import type { ServerCheck } from "./server.ts";
import { timing } from "./timing.ts";
import { trimStream } from "./trim-stream.ts";

/**
 * Appends events to their partitions in one step. If only a later part of a plain pipeline succeeded, publishing
 * again would deliver a subject's second event before its first.
 */
export function publisher(options: { redis: Redis; names: Names; server: ServerCheck; log: Logger }) {
  const { redis, names, server, log } = options;
  const guardedAt = new Map<number, number>();

  /** Lease holders trim the streams, but a stream without a group has no lease holder. */
  async function guard(partition: number): Promise<void> {
    const now = performance.now();
    if (now - (guardedAt.get(partition) ?? Number.NEGATIVE_INFINITY) < timing.guard) return;
    guardedAt.set(partition, now);
    await trimStream(redis, names.stream(partition), log);
  }

  return async (events: readonly CloudEvent[], memory = ""): Promise<void> => {
    if (events.length === 0) return;
    await server.ready();
    const touched = [...new Set(events.map((event) => names.partitionOf(event.subject)))];
    const entries = events.flatMap((event) => [
      touched.indexOf(names.partitionOf(event.subject)) + 1,
      ...entryOf(event),
    ]);
    const keys = [names.memory, names.hints, ...touched.map(names.stream)];
    await append(redis, keys, [memory, `events ${touched.join(" ")}`, ...entries]).catch((error) => {
      throw trouble(error);
    });
    // The events are safe. An error here must not make the relay publish them again.
    await Promise.all(touched.map(guard)).catch((error) => {
      log.warn({ reason: trouble(error).message }, "the length of a stream could not be checked");
    });
  };
}

import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Subscription } from "../bus.ts";
import { alarm, pause } from "../waiting.ts";
import { acknowledgements } from "./acks.ts";
import { trouble } from "./connection.ts";
import { type Entry, wantedEvent } from "./entry.ts";
import { makeGroup } from "./groups.ts";
import type { Names } from "./names.ts";
import { readEntries, release } from "./scripts.ts";
import { batchSize, timing } from "./timing.ts";
import { trimStream } from "./trim-stream.ts";

/**
 * One period in which this process owns one partition for one group, from taking its lease to releasing or losing it.
 */
export interface Tenure {
  readonly token: string;
  /** Resolves when it handles no event any more. Never rejects. */
  readonly done: Promise<void>;
  readonly ending: boolean;
  /** Notes that the lease was renewed until this `performance.now()`. */
  renewed(until: number): void;
  /** Ends it after the events that were delivered. After `timing.finish`, none of them is begun any more. */
  end(): void;
  /** There may be new events. */
  wake(): void;
}

/**
 * Delivers a partition's events, the pending ones first, for as long as the lease is valid. Any error of Redis ends the
 * tenure. The next one has a new token, so late commands of this one have no effect.
 */
export function startTenure(options: {
  redis: Redis;
  names: Names;
  subscription: Subscription;
  partition: number;
  token: string;
  until: number;
  log: Logger;
}): Tenure {
  const { redis, names, subscription, partition, token, log } = options;
  const { group } = subscription;
  const stream = names.stream(partition);
  const lease = names.lease(group, partition);
  const ending = new AbortController();
  const bell = alarm();
  let until = options.until;
  let finishBy = Number.POSITIVE_INFINITY;
  let trimmedAt = performance.now();
  let acknowledged = false;

  const owns = () => performance.now() < Math.min(until, finishBy);
  const acks = acknowledgements((ids) => {
    acknowledged = true;
    return redis.xack(stream, group, ...ids);
  });

  async function handle(entries: readonly Entry[]): Promise<boolean> {
    const events = entries
      .map((entry) =>
        wantedEvent(entry, subscription.types, (fault) =>
          log.error({ group, partition, entry: entry[0], fault }, "an entry was skipped"),
        ),
      )
      .filter((event) => event !== null);
    for (let attempt = 0; !ending.signal.aborted && owns(); attempt++) {
      try {
        if (events.length > 0) await subscription.handle(events, owns);
        acks.add(entries.map(([id]) => id));
        return true;
      } catch (error) {
        if (!owns()) break;
        log.warn(
          { err: error, group, partition, events: events.length, attempt },
          "events were not handled and are retried",
        );
        await pause(Math.min(timing.retryFirst * 2 ** attempt, timing.retryMost), ending.signal);
      }
    }
    return false;
  }

  async function tidy(): Promise<void> {
    if (!acknowledged || performance.now() - trimmedAt < timing.trim) return;
    acknowledged = false;
    trimmedAt = performance.now();
    await trimStream(redis, stream, log);
  }

  async function work(): Promise<void> {
    let from = "0";
    while (!ending.signal.aborted && owns()) {
      const entries = await readEntries(redis, [lease, stream], [token, group, batchSize, from]);
      if (entries.length > 0 && !(await handle(entries))) return;
      await acks.settle();
      await tidy();
      if (entries.length > 0) continue;
      if (from === "0") from = ">";
      else if (!ending.signal.aborted) await bell.wait(timing.poll);
    }
  }

  async function run(): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { message } = trouble(error);
      if (message.startsWith("NOGROUP")) {
        log.error(
          { group, partition },
          "Redis has lost the consumer group; it starts at the beginning of the stream",
        );
        await makeGroup(redis, stream, group, "0").catch(() => {});
      } else if (!message.startsWith("LEASELOST")) {
        log.warn({ group, partition, reason: message }, "a partition cannot be read and is retried");
        await pause(timing.retryAfterTrouble, ending.signal);
      }
    }
    // Handled events are acknowledged even without the lease, since their effects are committed.
    await acks.settle().catch(() => {});
    await release(redis, [lease], [token, names.hints, group]).catch(() => {});
  }

  return {
    token,
    done: run(),
    get ending() {
      return ending.signal.aborted;
    },
    renewed(next: number) {
      until = next;
    },
    end() {
      if (!ending.signal.aborted) finishBy = performance.now() + timing.finish;
      ending.abort();
      bell.wake();
    },
    wake: bell.wake,
  };
}

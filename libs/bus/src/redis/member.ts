import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Subscription } from "../bus.ts";
import { alarm } from "../waiting.ts";
import { trouble } from "./connection.ts";
import type { Names } from "./names.ts";
import { beat } from "./scripts.ts";
import type { ServerCheck } from "./server.ts";
import { startTenure, type Tenure } from "./tenure.ts";
import { timing } from "./timing.ts";

/** The membership of this process in a group. */
export interface Member {
  readonly group: string;
  /** Whether this member owns a partition now. */
  holds(partition: number): boolean;
  /** Members or leases of the group changed. */
  wake(): void;
  /** There may be new events in these partitions; without a list, in any. */
  wakePartitions(partitions?: readonly number[]): void;
  /** Resolves when no handler is running and the partitions are released. */
  close(): Promise<void>;
}

/** Joins a group: sends signs of life, holds a fair share of the partitions' leases, and runs a tenure for each. */
export function startMember(options: {
  redis: Redis;
  names: Names;
  server: ServerCheck;
  subscription: Subscription;
  log: Logger;
}): Member {
  const { redis, names, server, subscription, log } = options;
  const { group } = subscription;
  const id = randomUUID();
  const keys = [names.members(group)];
  for (let partition = 0; partition < names.partitions; partition++) keys.push(names.lease(group, partition));
  const tenures = new Map<number, Tenure>();
  const bell = alarm();
  let closing = false;
  let beats = 0;
  let troubled = false;

  async function showLife(): Promise<void> {
    await server.ready();
    const fresh = `${id}#${beats++}`;
    const held = Array.from(
      { length: names.partitions },
      (_, partition) => tenures.get(partition)?.token ?? "",
    );
    const until = performance.now() + timing.lease - timing.margin;
    const args = [id, timing.lease, fresh, closing ? "leave" : "join", names.hints, group, ...held];
    const [share, ...tokens] = await beat(redis, keys, args);
    for (const [partition, token] of tokens.entries()) {
      const tenure = tenures.get(partition);
      if (tenure && token === tenure.token) tenure.renewed(until);
      else if (tenure) tenure.end();
      else if (token === fresh) begin(partition, token, until);
    }
    const staying = [...tenures.values()].filter((tenure) => !tenure.ending);
    for (const tenure of staying.slice(share)) tenure.end();
  }

  function begin(partition: number, token: string, until: number): void {
    const tenure = startTenure({ redis, names, subscription, partition, token, until, log });
    tenures.set(partition, tenure);
    tenure.done.then(() => {
      tenures.delete(partition);
      bell.wake();
    });
  }

  async function run(): Promise<void> {
    while (!closing || tenures.size > 0) {
      try {
        await showLife();
        troubled = false;
      } catch (error) {
        if (!troubled)
          log.warn({ group, reason: trouble(error).message }, "a consumer group cannot be joined");
        troubled = true;
      }
      if (closing) for (const tenure of tenures.values()) tenure.end();
      await bell.wait(timing.beat);
    }
    // Tells the other members that their shares have grown.
    await showLife().catch(() => {});
  }

  const done = run();
  return {
    group,
    holds: (partition) => tenures.has(partition),
    wake: bell.wake,
    wakePartitions(partitions) {
      for (const [partition, tenure] of tenures)
        if (!partitions || partitions.includes(partition)) tenure.wake();
    },
    async close() {
      closing = true;
      for (const tenure of tenures.values()) tenure.end();
      bell.wake();
      await done;
    },
  };
}

import type { Logger } from "pino";
import type { Bus } from "../bus.ts";
import { openConnection, trouble } from "./connection.ts";
import { makeGroups } from "./groups.ts";
import { listen } from "./hints.ts";
import { lagOf } from "./lag.ts";
import { type Member, startMember } from "./member.ts";
import { namesFor } from "./names.ts";
import { publisher } from "./publisher.ts";
import { serverCheck } from "./server.ts";

export interface RedisBusOptions {
  /**
   * redis://, or rediss:// for TLS; one primary with `appendonly yes`, `appendfsync always`, `noeviction`. Not a
   * cluster.
   */
  readonly url: string;
  /** PEM of the certificate authorities to trust with rediss://; by default those of the system. */
  readonly ca?: string;
  readonly log: Logger;
  /** How many streams there are. At most so many members of a group can work at the same time. It can never change. */
  readonly partitions?: number;
  /** The name of its connections in CLIENT LIST. */
  readonly name?: string;
  /** The prefix of all its keys and its channel. */
  readonly prefix?: string;
}

/**
 * The bus on Redis Streams (6.2 or later): a stream for each partition of the subjects, and a Redis consumer group
 * for each group. In each group, a partition has one owner at a time. The bus can be opened while Redis is
 * unreachable, and waits.
 */
export function redisBus(options: RedisBusOptions): Bus {
  const { url, log, partitions = 8, name = "storytelling", prefix = "storytelling" } = options;
  const names = namesFor(prefix, partitions);
  const redis = openConnection(url, name, log, options.ca);
  const server = serverCheck(redis, names, log);
  const publish = publisher({ redis, names, server, log });
  const members = new Set<Member>();
  const publishing = new Set<Promise<void>>();
  let hints: { close(): void } | undefined;
  let closed = false;
  redis.on("ready", () => {
    for (const member of members) member.wake();
  });

  async function leave(member: Member): Promise<void> {
    await member.close();
    members.delete(member);
  }

  return {
    kind: "redis",
    async publish(events, memory) {
      if (closed) throw trouble("The bus is closed.");
      const accepted = publish(events, memory);
      publishing.add(accepted);
      await accepted.finally(() => publishing.delete(accepted));
    },
    async subscribe(subscription) {
      if (closed) throw trouble("The bus is closed.");
      // A group that Redis has lost starts at the beginning, wherever it began originally.
      const { from = "beginning" } = subscription;
      try {
        await server.ready();
        await makeGroups(redis, names, subscription.group, from === "now" ? "$" : "0");
      } catch (error) {
        // A group that starts at the beginning misses nothing if it is made later.
        if (from === "now") throw trouble(error);
        log.warn(
          { group: subscription.group, reason: trouble(error).message },
          "a consumer group could not be made yet",
        );
      }
      hints ??= listen({ url, ca: options.ca, name, names, members, log });
      const member = startMember({ redis, names, server, subscription, log });
      members.add(member);
      return { close: () => leave(member) };
    },
    memory: server.memory,
    check: server.agree,
    lag: (group) =>
      lagOf(redis, names, group, (partition) =>
        [...members].some((member) => member.group === group && member.holds(partition)),
      ),
    async close() {
      closed = true;
      await Promise.all([...members].map(leave));
      await Promise.allSettled(publishing);
      hints?.close();
      redis.disconnect();
    },
  };
}

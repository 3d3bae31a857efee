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
  /** redis://, or rediss:// for TLS; one primary with `appendonly yes`, `appendfsync always`, `noeviction`. Not a cluster. */
  readonly url: string;
  /** PEM of the authorities to trust with rediss://, instead of the system's. */
  readonly ca?: string;
  readonly log: Logger;
  /** Into how many streams subjects are spread: the most members of a group that can work at once. Fixed for good. */
  readonly partitions?: number;
  /** How its connections are called in CLIENT LIST. */
  readonly name?: string;
  /** What all its keys and its channel begin with. */
  readonly prefix?: string;
}

/**
 * The bus on Redis Streams (6.2 or later): a stream for each partition of the subjects, a consumer group for each
 * group, and in each group one owner at a time for each partition. Works, and waits, also while Redis is away.
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
      // A group that Redis has lost starts at the beginning, whatever it once began with.
      const { from = "beginning" } = subscription;
      try {
        await server.ready();
        await makeGroups(redis, names, subscription.group, from === "now" ? "$" : "0");
      } catch (error) {
        // Whoever starts at the beginning misses nothing when the group is made later.
        if (from === "now") throw trouble(error);
        log.warn(
          { group: subscription.group, reason: trouble(error).message },
          "a group could not be made yet",
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

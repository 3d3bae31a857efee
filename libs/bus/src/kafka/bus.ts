import type { Bus, Subscription } from "../bus.ts";
import { checkFlow } from "./check-flow.ts";
import { openCluster } from "./cluster.ts";
import { openCoordinator } from "./coordinator.ts";
import { lagOf } from "./lag.ts";
import type { Address } from "./line.ts";
import { type Member, startMember } from "./member.ts";
import { beginNow } from "./offsets.ts";
import type { KafkaBusOptions } from "./options.ts";
import { producer } from "./producer.ts";
import { KafkaTrouble, trouble } from "./trouble.ts";

/** Opens the bus. `index.ts` loads this file, and with it the library, at the first use. */
export function openKafkaBus(options: KafkaBusOptions): Omit<Bus, "kind"> {
  const { log, clientId, tls, sasl, replication, partitions = 8, topic = "storytelling.events" } = options;
  const cluster = openCluster({
    bootstrap: options.brokers.map(addressOf),
    manner: {
      clientId: clientId.replaceAll(/[^\w.-]/g, "-"),
      ...(tls ? { tls } : {}),
      ...(sasl ? { sasl } : {}),
    },
    topic,
    partitions,
    replication,
    log,
  });
  const { publish, close: closeProducer } = producer(cluster);
  const members = new Set<Member>();
  const publishing = new Set<Promise<void>>();
  let closed = false;

  async function fixStart({ group }: Subscription): Promise<void> {
    const coordinator = openCoordinator(cluster, group);
    await beginNow(cluster, coordinator, group)
      .catch((error) => {
        throw trouble(error);
      })
      .finally(() => coordinator.close());
  }

  async function leave(member: Member): Promise<void> {
    await member.close();
    members.delete(member);
  }

  return {
    async publish(events) {
      if (closed) throw new KafkaTrouble("The bus is closed.");
      if (events.length === 0) return;
      const accepted = publish(events);
      publishing.add(accepted);
      await accepted.finally(() => publishing.delete(accepted));
    },
    async subscribe(subscription) {
      if (closed) throw new KafkaTrouble("The bus is closed.");
      const { from = "beginning" } = subscription;
      if (from === "now") await fixStart(subscription);
      const member = startMember({ cluster, subscription, log });
      members.add(member);
      // A group that starts at the beginning misses nothing if it is joined later.
      if (from === "now") await member.joined;
      return { close: () => leave(member) };
    },
    check: () => checkFlow(cluster),
    lag: (group) =>
      lagOf(cluster, group, (partition) =>
        [...members].some((member) => member.group === group && member.holds(partition)),
      ),
    async close() {
      closed = true;
      await Promise.all([...members].map(leave));
      await Promise.allSettled(publishing);
      closeProducer();
      cluster.close();
    },
  };
}

/** "host:port", "[::1]:port" or "host", on Kafka's usual port. */
function addressOf(broker: string): Address {
  const { hostname, port } = new URL(`kafka://${broker}`);
  return { host: hostname.replaceAll(/^\[|\]$/g, ""), port: Number(port || 9092) };
}

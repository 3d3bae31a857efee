import { apiVersionsV3 } from "@platformatic/kafka";
import type { Cluster } from "./cluster.ts";
import type { Address } from "./line.ts";
import { KafkaTrouble } from "./trouble.ts";

/**
 * Throws when a partition has no leader, or when too few of its brokers answer for an event to be safe. The metadata of
 * the cluster is not enough: a broker that is cut off from the majority still returns the old state.
 */
export async function checkFlow(cluster: Cluster): Promise<void> {
  cluster.forget();
  const { leaders, replicas } = await cluster.layout();
  const headless = leaders.filter((leader) => leader === null).length;
  if (headless > 0) throw new KafkaTrouble(`${headless} partitions of ${cluster.topic} have no leader.`);

  const answers = new Map<string, Promise<boolean>>();
  const isUp = (broker: Address) => {
    const name = `${broker.host}:${broker.port}`;
    const answer = answers.get(name) ?? answersNow(cluster, broker);
    answers.set(name, answer);
    return answer;
  };
  for (const [partition, keepers] of replicas.entries()) {
    const up = await Promise.all(keepers.map((broker) => broker !== null && isUp(broker)));
    const present = up.filter(Boolean).length;
    const needed = Math.min(cluster.minInSync ?? (keepers.length >> 1) + 1, keepers.length);
    if (present < needed)
      throw new KafkaTrouble(
        `Partition ${partition} of ${cluster.topic} needs ${needed} of its brokers, and ${present} answer.`,
      );
  }
}

const answersNow = (cluster: Cluster, broker: Address): Promise<boolean> =>
  cluster
    .to(broker)
    .ask(apiVersionsV3.api.async, "storytelling", "1")
    .then(
      () => true,
      () => false,
    );

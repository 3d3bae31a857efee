import { randomUUID } from "node:crypto";
import {
  ConfigResourceTypes,
  describeConfigsV4,
  describeQuorumV2,
  FindCoordinatorKeyTypes,
  findCoordinatorV6,
  metadataV12,
} from "@platformatic/kafka";
import { freePort } from "@storytelling/postgres/free-port";
import { until } from "@storytelling/service/testing";
import { pino } from "pino";
import { openCluster } from "../../../libs/bus/src/kafka/cluster.ts";
import { kafkaBus } from "../../../libs/bus/src/kafka/index.ts";
import { inParts } from "../../../libs/bus/src/kafka/line.ts";
import { partitionOf } from "../../../libs/bus/src/kafka/record.ts";
import type { KafkaCluster, KafkaNode } from "../../../tools/machine/index.ts";
import { accountIds } from "./accounts.ts";

/** The roles that a broker can have besides keeping copies. */
export type Office = "leader" | "controller" | "coordinator";

/** The brokers as the processes of one world use them, and which broker has which role. */
export interface Brokers {
  /** The first address that a process is given is one at which nothing listens. */
  readonly env: Record<string, string>;
  /**
   * The broker that leads most partitions, that is the active controller, or that coordinates the tally's consumer
   * group.
   */
  holder(office: Office): Promise<KafkaNode>;
  /** The accounts whose partitions a broker leads. */
  accountsOf(node: KafkaNode): Promise<string[]>;
  /** The topic's own setting of `min.insync.replicas`. */
  minInSync(): Promise<string | null | undefined>;
  /** Resolves when every replica of every partition is in sync. */
  whole(): Promise<void>;
  /** The check of a service's `/readyz`: rejects when events cannot flow. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Kafka's number for the source of a setting: set on the topic itself. */
const ofTheTopic = 1;
const log = pino({ level: "silent" });

/** Makes a new topic on a cluster for one world. */
export async function brokersOf(cluster: KafkaCluster): Promise<Brokers> {
  const { nodes } = cluster;
  const topic = `world-${randomUUID()}`;
  const look = openCluster({
    bootstrap: nodes.map(({ port }) => ({ host: "127.0.0.1", port })),
    manner: { clientId: "look" },
    topic,
    partitions: 8,
    log,
  });
  const brokers = [`127.0.0.1:${await freePort()}`, ...cluster.brokers];
  const replication = { factor: 3, minInSync: 2 };
  const bus = kafkaBus({ brokers, clientId: "check", topic, replication, log });
  const nodeOf = (found: { id?: number | undefined; port?: number | undefined }): KafkaNode => {
    const node = nodes.find(({ id, port }) => id === found.id || port === found.port);
    if (!node) throw new Error("No broker has that role.");
    return node;
  };

  async function leaders(): Promise<number[]> {
    look.forget();
    return (await look.layout()).leaders.map((leader) => leader?.port ?? 0);
  }
  const find: Record<Office, () => Promise<KafkaNode>> = {
    async leader() {
      const all = await leaders();
      const led = (node: KafkaNode) => all.filter((port) => port === node.port).length;
      return nodeOf({ id: [...nodes].sort((a, b) => led(b) - led(a))[0]?.id });
    },
    async controller() {
      const quorum = { topicName: "__cluster_metadata", partitions: [{ partitionIndex: 0 }] };
      const { topics } = await look.ask(describeQuorumV2.api.async, [quorum]);
      return nodeOf({ id: topics[0]?.partitions[0]?.leaderId });
    },
    async coordinator() {
      const { GROUP } = FindCoordinatorKeyTypes;
      const { coordinators } = await look.ask(findCoordinatorV6.api.async, GROUP, ["tally"]);
      return nodeOf({ port: coordinators[0]?.port });
    },
  };

  return {
    env: { KAFKA_BROKERS: brokers.join(), KAFKA_TOPIC: topic },
    check: bus.check,
    holder: (office) => until(find[office]),
    async accountsOf({ port }) {
      const all = await leaders();
      return accountIds.filter((id) => all[partitionOf(id, all.length)] === port);
    },
    async minInSync() {
      const configurationKeys = ["min.insync.replicas"];
      const asked = { resourceType: ConfigResourceTypes.TOPIC, resourceName: topic, configurationKeys };
      const { results } = await look.ask(describeConfigsV4.api.async, [asked], false, false);
      return results[0]?.configs.find(({ configSource }) => configSource === ofTheTopic)?.value;
    },
    async whole() {
      await until(async () => {
        const call = inParts(metadataV12.api.async);
        const { topics } = await look.ask(call, [topic, "__consumer_offsets"], false, false);
        const partitions = topics.flatMap((each) => each.partitions);
        return partitions.length > 0 && partitions.every(({ isrNodes }) => isrNodes.length === nodes.length);
      }, 60);
    },
    async close() {
      look.close();
      await bus.close();
    },
  };
}

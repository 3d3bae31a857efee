import { metadataV12 } from "@platformatic/kafka";
import type { Logger } from "pino";
import { asker } from "./asker.ts";
import { type Address, inParts, type Line, type Manner, openLine, openLines } from "./line.ts";
import { newPatience } from "./patience.ts";
import { makeTopic, type Replication } from "./topic.ts";
import { isElsewhere, KafkaTrouble, trouble } from "./trouble.ts";

/** The broker that leads a partition, for as long as its epoch lasts. */
export interface Leader extends Address {
  /** In a request it makes a broker refuse that no longer leads, or does not know yet that it does. */
  readonly epoch: number;
}

/** The brokers of the topic's partitions. */
export interface Layout {
  readonly topicId: string;
  readonly partitions: number;
  /** The leader of each partition, or null while it has none. */
  readonly leaders: readonly (Leader | null)[];
  /** The replicas of each partition, with null for a broker that the cluster considers dead. */
  readonly replicas: readonly (readonly (Address | null)[])[];
}

/** The state of the cluster as we know it, and lines to its brokers. */
export interface Cluster {
  readonly topic: string;
  /** How many brokers must have an event before it counts as safe, if we know. */
  readonly minInSync: number | undefined;
  /** The brokers of the topic, as last seen. Makes the topic if it does not exist. */
  layout(): Promise<Layout>;
  /** Makes the next `layout` ask the cluster again. */
  forget(): void;
  /** Asks any broker. Only for requests that each of them can answer. */
  ask: Line["ask"];
  /** The shared line to a broker, which `ask` uses too. */
  to(address: Address): Line;
  /** Opens a separate line to a broker. */
  open(address: Address, heldBack?: number): Line;
  /** Resolves with the partition's leader. @throws KafkaTrouble while it has none */
  leader(partition: number): Promise<Leader>;
  /**
   * Asks the partition's leader over a separate line. If that broker does not lead, the next call asks the cluster
   * again.
   */
  withLeader<R>(partition: number, work: (line: Line, leader: Leader) => Promise<R>): Promise<R>;
  close(): void;
}

/** Opens the cluster that all parts of a bus share. */
export function openCluster(options: {
  bootstrap: readonly Address[];
  manner: Manner;
  topic: string;
  partitions: number;
  replication?: Replication | undefined;
  log: Logger;
}): Cluster {
  const { bootstrap, manner, topic, partitions, replication, log } = options;
  const patience = newPatience();
  const open = (address: Address, heldBack = 0) => openLine(address, { manner, patience, heldBack });
  const lines = openLines(open);
  const any = asker(bootstrap, lines.to);
  let seen: Promise<Layout> | undefined;

  async function look(): Promise<Layout> {
    for (let made = false; ; made = true) {
      // The answer is also useful if only some partitions have a leader.
      const answer = await any.ask(inParts(metadataV12.api.async), [topic], false, false);
      any.learn(answer.brokers);
      const found = answer.topics[0];
      if (found?.errorCode === 0 && found.partitions.length > 0) return layoutOf(answer);
      if (made) throw new KafkaTrouble(`The topic ${topic} is not ready.`, ["UNKNOWN_TOPIC_OR_PARTITION"]);
      await makeTopic({ ask: any.ask, topic, partitions, replication, log });
    }
  }

  function layout(): Promise<Layout> {
    seen ??= look();
    const looking = seen;
    looking.catch(() => {
      if (seen === looking) seen = undefined;
    });
    return looking;
  }
  const forget = () => {
    seen = undefined;
  };

  async function leader(partition: number): Promise<Leader> {
    const leads = (await layout()).leaders[partition];
    if (leads) return leads;
    forget();
    throw new KafkaTrouble(`Partition ${partition} of ${topic} has no leader.`, ["LEADER_NOT_AVAILABLE"]);
  }

  return {
    topic,
    minInSync: replication?.minInSync,
    layout,
    forget,
    ask: any.ask,
    to: lines.to,
    open,
    leader,
    async withLeader(partition, work) {
      const leads = await leader(partition);
      const line = open(leads);
      try {
        return await work(line, leads);
      } catch (error) {
        if (isElsewhere(trouble(error))) forget();
        throw error;
      } finally {
        line.close();
      }
    },
    close: lines.close,
  };
}

function layoutOf({ brokers, topics: [topic] }: metadataV12.MetadataResponse): Layout {
  const leaders: (Leader | null)[] = [];
  const replicas: (Address | null)[][] = [];
  const addressOf = (id: number) => brokers.find(({ nodeId }) => nodeId === id) ?? null;
  for (const { partitionIndex, leaderId, leaderEpoch, replicaNodes } of topic?.partitions ?? []) {
    const leads = addressOf(leaderId);
    leaders[partitionIndex] = leads && { ...leads, epoch: leaderEpoch };
    replicas[partitionIndex] = replicaNodes.map(addressOf);
  }
  return { topicId: topic?.topicId ?? "", partitions: leaders.length, leaders, replicas };
}

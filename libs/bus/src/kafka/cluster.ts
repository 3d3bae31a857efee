import { metadataV12 } from "@platformatic/kafka";
import type { Logger } from "pino";
import { asker } from "./asker.ts";
import { type Address, inParts, type Line, type Manner, openLine, openLines } from "./line.ts";
import { newPatience } from "./patience.ts";
import { makeTopic, type Replication } from "./topic.ts";
import { isElsewhere, KafkaTrouble, trouble } from "./trouble.ts";

/** The broker that leads a partition, for as long as its epoch lasts. */
export interface Leader extends Address {
  /** Named in a request, it has a broker refuse that has been succeeded, or has not yet heard that it leads. */
  readonly epoch: number;
}

/** Where the topic lies now. */
export interface Layout {
  readonly topicId: string;
  readonly partitions: number;
  /** For each partition its leader, or null while there is none. */
  readonly leaders: readonly (Leader | null)[];
  /** For each partition the brokers that keep it, with null for one that the cluster takes for dead. */
  readonly replicas: readonly (readonly (Address | null)[])[];
}

/** What is known of the cluster, and a line to whichever of its brokers answers. */
export interface Cluster {
  readonly topic: string;
  /** How many brokers must have an event before it counts as safe, if we know. */
  readonly minInSync: number | undefined;
  /** Where the topic lies, as last seen; makes the topic when there is none. */
  layout(): Promise<Layout>;
  /** Has the next `layout` look again. */
  forget(): void;
  /** Asks any broker; for what each of them can answer. */
  ask: Line["ask"];
  /** The line to a broker that `ask` uses too. */
  to(address: Address): Line;
  /** A line of its own to a broker. */
  open(address: Address, heldBack?: number): Line;
  /** Resolves with the partition's leader. @throws KafkaTrouble while it has none */
  leader(partition: number): Promise<Leader>;
  /** Asks the partition's leader over a line of its own, and looks for another one next time when it is not. */
  withLeader<R>(partition: number, work: (line: Line, leader: Leader) => Promise<R>): Promise<R>;
  close(): void;
}

/** Opens what all parts of a bus share. */
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
      // A topic of which only some partitions have a leader is worth knowing too.
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

import { metadataV12 } from "@platformatic/kafka";
import type { Logger } from "pino";
import { type Address, type Call, inParts, type Line, type Manner, openLines } from "./line.ts";
import { makeTopic } from "./topic.ts";
import { KafkaTrouble, trouble, Unreachable } from "./trouble.ts";

/** Where the topic lies now. */
export interface Layout {
  readonly topicId: string;
  readonly partitions: number;
  /** For each partition its leader, or null while there is none. */
  readonly leaders: readonly (Address | null)[];
}

/** What is known of the cluster, and a line to whichever of its brokers answers. */
export interface Cluster {
  readonly topic: string;
  readonly manner: Manner;
  /** Where the topic lies, as last seen; makes the topic when there is none. */
  layout(): Promise<Layout>;
  /** Has the next `layout` look again. */
  forget(): void;
  /** Asks any broker; for what each of them can answer. */
  ask: Line["ask"];
  /** Resolves with the partition's leader. @throws KafkaTrouble while it has none */
  leader(partition: number): Promise<Address>;
  close(): void;
}

/** Opens what all parts of a bus share. */
export function openCluster(options: {
  bootstrap: readonly Address[];
  manner: Manner;
  topic: string;
  partitions: number;
  log: Logger;
}): Cluster {
  const { bootstrap, manner, topic, partitions, log } = options;
  const lines = openLines(manner);
  let known: readonly Address[] = [];
  let seen: Promise<Layout> | undefined;

  async function ask<A extends unknown[], R>(call: Call<A, R>, ...args: A): Promise<R> {
    let last = new KafkaTrouble("No broker is known.");
    // A connection that broke since it was last used costs one attempt.
    for (const line of new Set([...known, ...bootstrap].map(lines.to)))
      for (let attempt = 0; attempt < 2; attempt++)
        try {
          return await line.ask(call, ...args);
        } catch (error) {
          last = trouble(error);
          // Whoever answered has answered for all.
          if (last.codes.size > 0) throw last;
          if (last instanceof Unreachable) break;
        }
    throw last;
  }

  async function look(): Promise<Layout> {
    for (let made = false; ; made = true) {
      // A topic of which only some partitions have a leader is worth knowing too.
      const answer = await ask(inParts(metadataV12.api.async), [topic], false, false);
      if (answer.brokers.length > 0) known = answer.brokers;
      const found = answer.topics[0];
      if (found?.errorCode === 0 && found.partitions.length > 0) return layoutOf(answer);
      if (made) throw new KafkaTrouble(`The topic ${topic} is not ready.`, ["UNKNOWN_TOPIC_OR_PARTITION"]);
      await makeTopic({ ask, topic, partitions, brokers: answer.brokers.length, log });
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

  return {
    topic,
    manner,
    layout,
    forget,
    ask,
    async leader(partition) {
      const leader = (await layout()).leaders[partition];
      if (leader) return leader;
      forget();
      throw new KafkaTrouble(`Partition ${partition} of ${topic} has no leader.`, ["LEADER_NOT_AVAILABLE"]);
    },
    close: lines.close,
  };
}

function layoutOf({ brokers, topics: [topic] }: metadataV12.MetadataResponse): Layout {
  const leaders: (Address | null)[] = [];
  for (const { partitionIndex, leaderId } of topic?.partitions ?? [])
    leaders[partitionIndex] = brokers.find(({ nodeId }) => nodeId === leaderId) ?? null;
  return { topicId: topic?.topicId ?? "", partitions: leaders.length, leaders };
}

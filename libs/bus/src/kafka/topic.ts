import { setTimeout as sleep } from "node:timers/promises";
import { createTopicsV7 } from "@platformatic/kafka";
import type { Logger } from "pino";
import type { Line } from "./line.ts";
import { keepEventsFor, largestBatch, timing } from "./timing.ts";
import { KafkaTrouble, trouble } from "./trouble.ts";

/** The replication of a topic that we make. */
export interface Replication {
  /** On how many brokers the topic is stored. */
  readonly factor: number;
  /** How many of them must have an event before it counts as safe. */
  readonly minInSync: number;
}

/** Makes the topic with this replication, or with the brokers' default. */
export async function makeTopic(options: {
  ask: Line["ask"];
  topic: string;
  partitions: number;
  replication: Replication | undefined;
  log: Logger;
}): Promise<void> {
  const { ask, topic, partitions, replication, log } = options;
  const configs = [
    ...(replication ? [{ name: "min.insync.replicas", value: String(replication.minInSync) }] : []),
    { name: "retention.ms", value: String(keepEventsFor) },
    { name: "max.message.bytes", value: String(largestBatch) },
  ];
  const made = {
    name: topic,
    numPartitions: partitions,
    replicationFactor: replication?.factor ?? -1,
    assignments: [],
    configs,
  };
  try {
    await ask(createTopicsV7.api.async, [made], timing.acknowledge, false);
    log.info({ topic, partitions, ...replication }, "topic made");
  } catch (error) {
    const { codes } = trouble(error);
    if (codes.has("INVALID_REPLICATION_FACTOR"))
      throw new KafkaTrouble(
        `The topic ${topic} cannot be made on ${replication?.factor} brokers: fewer are up. Start them, or set KAFKA_REPLICATION_FACTOR to their number.`,
        codes,
      );
    if (!codes.has("TOPIC_ALREADY_EXISTS")) throw error;
  }
  // Not all brokers know the new topic at once.
  await sleep(timing.retryAfterTrouble);
}

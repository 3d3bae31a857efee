import { setTimeout as sleep } from "node:timers/promises";
import { createTopicsV7 } from "@platformatic/kafka";
import type { Logger } from "pino";
import type { Line } from "./line.ts";
import { keepEventsFor, largestBatch, timing } from "./timing.ts";
import { trouble } from "./trouble.ts";

/** Makes the topic: on three brokers where there are as many, so that losing one loses nothing. */
export async function makeTopic(options: {
  ask: Line["ask"];
  topic: string;
  partitions: number;
  brokers: number;
  log: Logger;
}): Promise<void> {
  const { ask, topic, partitions, log } = options;
  const replicas = Math.min(options.brokers, 3);
  const configs = [
    { name: "min.insync.replicas", value: replicas === 3 ? "2" : "1" },
    { name: "retention.ms", value: String(keepEventsFor) },
    { name: "max.message.bytes", value: String(largestBatch) },
  ];
  const made = {
    name: topic,
    numPartitions: partitions,
    replicationFactor: replicas,
    assignments: [],
    configs,
  };
  try {
    await ask(createTopicsV7.api.async, [made], timing.acknowledge, false);
    log.info({ topic, partitions, replicas }, "the topic was made");
  } catch (error) {
    if (!trouble(error).codes.has("TOPIC_ALREADY_EXISTS")) throw error;
  }
  // Brokers learn of it one after the other.
  await sleep(timing.retryAfterTrouble);
}

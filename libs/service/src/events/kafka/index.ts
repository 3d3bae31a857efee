import type { Logger } from "pino";
import type { Bus } from "../bus.ts";
import type { Manner } from "./line.ts";

export interface KafkaBusOptions extends Manner {
  /** "host:port" of some of the cluster's brokers; Kafka 4.0 or later. */
  readonly brokers: readonly string[];
  readonly log: Logger;
  /** The topic of all events; made when there is none. */
  readonly topic?: string;
  /** Into how many partitions a topic that is made is cut: the most members of a group that can work at once. */
  readonly partitions?: number;
  /** Where a group starts that Kafka does not know yet. */
  readonly from?: "beginning" | "now";
}

/**
 * The bus on Kafka: one topic, a subject's events in one partition, a consumer group for each group. Works, and waits,
 * also while Kafka is away. The library, which takes half a second to load, is loaded only here.
 */
export function kafkaBus(options: KafkaBusOptions): Bus {
  const opened = import("./bus.ts").then(({ openKafkaBus }) => openKafkaBus(options));
  opened.catch(() => {});
  return {
    kind: "kafka",
    publish: async (events) => (await opened).publish(events),
    subscribe: async (subscription) => (await opened).subscribe(subscription),
    check: async () => (await opened).check(),
    close: async () => (await opened).close(),
  };
}

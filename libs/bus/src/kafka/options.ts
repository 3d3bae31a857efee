import type { Logger } from "pino";
import type { Manner } from "./line.ts";
import type { Replication } from "./topic.ts";

export interface KafkaBusOptions extends Manner {
  /** "host:port" of some of the cluster's brokers; Kafka 4.0 or later. */
  readonly brokers: readonly string[];
  readonly log: Logger;
  /** The topic of all events; made when there is none. */
  readonly topic?: string;
  /** Into how many partitions a topic that is made is cut: the most members of a group that can work at once. */
  readonly partitions?: number;
  /** How a topic that is made is kept; as the brokers are set to unless given. */
  readonly replication?: Replication;
}

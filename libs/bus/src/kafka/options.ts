import type { Logger } from "pino";
import type { Manner } from "./line.ts";
import type { Replication } from "./topic.ts";

export interface KafkaBusOptions extends Manner {
  /** "host:port" of some of the cluster's brokers; Kafka 4.0 or later. */
  readonly brokers: readonly string[];
  readonly log: Logger;
  /** The topic of all events. It is made if it does not exist. */
  readonly topic?: string;
  /** How many partitions a new topic gets. At most so many members of a group can work at the same time. */
  readonly partitions?: number;
  /** The replication of a new topic; the default is that of the brokers. */
  readonly replication?: Replication;
}

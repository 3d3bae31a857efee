import { hash } from "node:crypto";

/** How the bus names what it keeps in Redis. */
export interface Names {
  readonly partitions: number;
  /** How many partitions the streams have; every process must agree. */
  readonly agreement: string;
  /** The channel on which members tell each other to look now; nothing depends on it but speed. */
  readonly hints: string;
  /** Lost with all else when Redis is emptied. */
  readonly memory: string;
  stream(partition: number): string;
  lease(group: string, partition: number): string;
  members(group: string): string;
  partitionOf(subject: string): number;
}

export const namesFor = (prefix: string, partitions: number): Names => ({
  partitions,
  agreement: `${prefix}:partitions`,
  hints: `${prefix}:hints`,
  memory: `${prefix}:memory`,
  stream: (partition) => `${prefix}:events:${partition}`,
  lease: (group, partition) => `${prefix}:lease:${group}:${partition}`,
  members: (group) => `${prefix}:members:${group}`,
  partitionOf: (subject) => hash("sha1", subject, "buffer").readUInt32BE(0) % partitions,
});

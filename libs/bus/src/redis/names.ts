import { hash } from "node:crypto";

/** The names of the bus's keys in Redis. */
export interface Names {
  readonly partitions: number;
  /** How many streams there are. All processes must use the same number. */
  readonly agreement: string;
  /** The channel of hints, with which members wake each other. It only matters for speed. */
  readonly hints: string;
  /** It is lost with everything else when Redis is emptied. */
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

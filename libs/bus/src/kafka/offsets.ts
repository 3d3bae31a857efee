import {
  FetchIsolationLevels,
  ListOffsetTimestamps,
  listOffsetsV9,
  offsetCommitV9,
  offsetFetchV9,
} from "@platformatic/kafka";
import type { Cluster } from "./cluster.ts";
import type { Line } from "./line.ts";
import { KafkaTrouble, trouble } from "./trouble.ts";

/** Positions in partitions: the offset of the next event to handle in each. */
export type Positions = ReadonlyMap<number, bigint>;

/** The committed offsets of a group in these partitions; one without a commit is left out. */
export async function committed(
  coordinator: Line,
  group: string,
  topic: string,
  partitions: readonly number[],
): Promise<Positions> {
  const topics = [{ name: topic, partitionIndexes: [...partitions] }];
  const asked = { groupId: group, memberId: null, memberEpoch: -1, topics };
  const { groups } = await coordinator.ask(offsetFetchV9.api.async, [asked], false);
  const answers = groups.flatMap((each) => each.topics).flatMap((each) => each.partitions);
  if (answers.length !== partitions.length)
    throw new KafkaTrouble(`The committed offsets of ${group} are missing in the answer.`);
  return new Map(
    answers
      .filter((each) => each.committedOffset >= 0n)
      .map((each) => [each.partitionIndex, each.committedOffset]),
  );
}

/** Commits offsets of a group, for one of its members, or for no member while the group has none. */
export async function commit(
  coordinator: Line,
  group: string,
  member: { id: string; epoch: number } | null,
  topic: string,
  positions: Positions,
): Promise<void> {
  const partitions = [...positions].map(([partitionIndex, committedOffset]) => ({
    partitionIndex,
    committedOffset,
    committedLeaderEpoch: -1,
    committedMetadata: null,
  }));
  const topics = [{ name: topic, partitions }];
  await coordinator.ask(offsetCommitV9.api.async, group, member?.epoch ?? -1, member?.id ?? "", null, topics);
}

/** The offset of the oldest event in a partition, or of the next one to be published. */
export async function edge(
  cluster: Cluster,
  partition: number,
  which: "earliest" | "latest",
): Promise<bigint> {
  const timestamp = which === "earliest" ? ListOffsetTimestamps.EARLIEST : ListOffsetTimestamps.LATEST;
  return cluster.withLeader(partition, async (line, { epoch }) => {
    const partitions = [{ partitionIndex: partition, currentLeaderEpoch: epoch, timestamp }];
    const answer = await line.ask(listOffsetsV9.api.async, -1, FetchIsolationLevels.READ_UNCOMMITTED, [
      { name: cluster.topic, partitions },
    ]);
    const found = answer.topics[0]?.partitions[0];
    if (!found) throw new KafkaTrouble(`The broker did not return the end of partition ${partition}.`);
    return found.offset;
  });
}

/**
 * Makes a group that Kafka does not know begin with the next event that is published. If the group has members, they
 * have done that already, and the cluster accepts no commits from others.
 */
export async function beginNow(cluster: Cluster, coordinator: Line, group: string): Promise<void> {
  const { partitions } = await cluster.layout();
  const all = Array.from({ length: partitions }, (_, partition) => partition);
  const known = await committed(coordinator, group, cluster.topic, all);
  const fresh = all.filter((partition) => !known.has(partition));
  if (fresh.length === 0) return;
  const ends = await Promise.all(fresh.map((partition) => edge(cluster, partition, "latest")));
  const positions = new Map(fresh.map((partition, at) => [partition, ends[at] ?? 0n]));
  try {
    await commit(coordinator, group, null, cluster.topic, positions);
  } catch (error) {
    if (!trouble(error).codes.has("UNKNOWN_MEMBER_ID")) throw error;
  }
}

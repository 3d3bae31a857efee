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

/** Positions in partitions: of each, the offset of the next event to handle. */
export type Positions = ReadonlyMap<number, bigint>;

/** How far a group has come in these partitions; one that it has never committed is left out. */
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
  if (answers.length !== partitions.length) throw new KafkaTrouble(`${group} got no answer for its offsets.`);
  return new Map(
    answers
      .filter((each) => each.committedOffset >= 0n)
      .map((each) => [each.partitionIndex, each.committedOffset]),
  );
}

/** Notes how far a group has come, on behalf of a member of it, or of nobody while it has none. */
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

/** The offset of the oldest event that a partition holds, or of the one that comes next. */
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
    if (!found) throw new KafkaTrouble(`Partition ${partition} did not say where it ends.`);
    return found.offset;
  });
}

/**
 * Has a group that Kafka does not know begin with what comes from now on. While it has members, they have seen to that
 * already, and the cluster takes no commits from strangers.
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

import { FetchIsolationLevels, fetchV17 } from "@platformatic/kafka";
import type { Lag } from "../bus.ts";
import type { Cluster } from "./cluster.ts";
import { openCoordinator } from "./coordinator.ts";
import { committed, edge } from "./offsets.ts";
import { trouble } from "./trouble.ts";

/** The lag of a group in each partition: from its committed offset to the partition's end. */
export async function lagOf(
  cluster: Cluster,
  group: string,
  ours: (partition: number) => boolean,
): Promise<Lag[]> {
  const coordinator = openCoordinator(cluster, group);
  try {
    const { partitions } = await cluster.layout();
    const all = Array.from({ length: partitions }, (_, partition) => partition);
    const known = await committed(coordinator, group, cluster.topic, all);
    return await Promise.all(
      all.map(async (partition) => {
        const from = known.get(partition) ?? (await edge(cluster, partition, "earliest"));
        const waiting = Math.max(0, Number((await edge(cluster, partition, "latest")) - from));
        const oldest = waiting > 0 ? await timeOf(cluster, partition, from) : null;
        return { partition, waiting, oldest, ours: ours(partition) };
      }),
    );
  } catch (error) {
    throw trouble(error);
  } finally {
    coordinator.close();
  }
}

/** When the record at an offset, or the first one after it, was published. */
async function timeOf(cluster: Cluster, partition: number, offset: bigint): Promise<Date | null> {
  const { topicId } = await cluster.layout();
  return cluster.withLeader(partition, async (line, { epoch }) => {
    const wanted = {
      partition,
      currentLeaderEpoch: epoch,
      fetchOffset: offset,
      lastFetchedEpoch: -1,
      partitionMaxBytes: 1,
    };
    const answer = await line.ask(
      fetchV17.api.async,
      0,
      1,
      1,
      FetchIsolationLevels.READ_UNCOMMITTED,
      0,
      -1,
      [{ topicId, partitions: [wanted] }],
      [],
      "",
    );
    const batch = answer.responses[0]?.partitions[0]?.records?.[0];
    const record = batch?.records.find(
      ({ offsetDelta }) => batch.firstOffset + BigInt(offsetDelta) >= offset,
    );
    return batch ? new Date(Number(batch.firstTimestamp + BigInt(record?.timestampDelta ?? 0n))) : null;
  });
}

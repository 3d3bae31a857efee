import { FetchIsolationLevels, fetchV17, IS_CONTROL, type RecordsBatch } from "@platformatic/kafka";
import type { CloudEvent } from "@storytelling/events";
import type { Logger } from "pino";
import type { Subscription } from "../bus.ts";
import { pause } from "../waiting.ts";
import type { Cluster, Leader } from "./cluster.ts";
import type { Commits } from "./commits.ts";
import type { Line } from "./line.ts";
import { committed, edge } from "./offsets.ts";
import { wantedEvent } from "./record.ts";
import type { Session } from "./session.ts";
import { batchSize, fetchBytes, timing } from "./timing.ts";
import { isElsewhere, trouble } from "./trouble.ts";

/** One period in which this process owns one partition for one group. */
export interface Tenure {
  readonly partition: number;
  readonly topicId: string;
  readonly session: Session;
  /** Resolves when it handles no event any more and its last offset is committed, if possible. Never rejects. */
  readonly done: Promise<void>;
  /** Ends it after the events that were delivered. After `timing.finish`, none of them is begun any more. */
  end(): void;
}

/** Events to be delivered together, and the offset after them. */
interface Portion {
  readonly events: readonly CloudEvent[];
  readonly next: bigint;
}

/**
 * Delivers a partition's events for as long as the session owns it, over a separate connection. A broker answers the
 * requests of a connection in order, so a fetch that waits for events would delay the other requests.
 */
export function startTenure(options: {
  cluster: Cluster;
  coordinator: Line;
  commits: Commits;
  session: Session;
  subscription: Subscription;
  partition: number;
  topicId: string;
  log: Logger;
}): Tenure {
  const { cluster, coordinator, commits, session, subscription, partition, topicId, log } = options;
  const { group } = subscription;
  const ending = new AbortController();
  const { signal } = ending;
  let line: Line | undefined;
  let leader: Leader | undefined;
  let position: bigint | undefined;
  let troubles = 0;
  let finishBy = Number.POSITIVE_INFINITY;

  async function fetch(from: bigint): Promise<readonly RecordsBatch[]> {
    leader ??= await cluster.leader(partition);
    line ??= cluster.open(leader, timing.longPoll);
    if (signal.aborted) return [];
    const wanted = {
      partition,
      // Without it, a former leader would still answer as a follower, however far it is behind.
      currentLeaderEpoch: leader.epoch,
      fetchOffset: from,
      lastFetchedEpoch: -1,
      partitionMaxBytes: fetchBytes,
    };
    const answer = await line.ask(
      fetchV17.api.async,
      timing.longPoll,
      1,
      fetchBytes,
      FetchIsolationLevels.READ_UNCOMMITTED,
      0,
      -1,
      [{ topicId, partitions: [wanted] }],
      [],
      "",
    );
    return answer.responses[0]?.partitions[0]?.records ?? [];
  }

  async function handle(events: readonly CloudEvent[]): Promise<boolean> {
    for (let attempt = 0; await mayBegin(); attempt++) {
      try {
        if (events.length > 0) await subscription.handle(events, owns);
        return true;
      } catch (error) {
        if (performance.now() > finishBy) break;
        log.warn(
          { err: error, group, partition, events: events.length, attempt },
          "events were not handled and are retried",
        );
        await pause(Math.min(timing.retryFirst * 2 ** attempt, timing.retryMost), signal);
      }
    }
    return false;
  }

  const owns = () =>
    !session.lost.signal.aborted && performance.now() < Math.min(session.aliveUntil, finishBy);

  /** Waits while the group may have removed us; false when the tenure ends. */
  async function mayBegin(): Promise<boolean> {
    while (!signal.aborted && performance.now() > session.aliveUntil)
      await pause(timing.retryAfterTrouble, signal);
    return !signal.aborted;
  }

  function moveTo(offset: bigint): void {
    position = offset;
    commits.note(partition, offset);
  }

  async function work(): Promise<void> {
    if (position === undefined) {
      const known = await committed(coordinator, group, cluster.topic, [partition]);
      position = known.get(partition) ?? (await edge(cluster, partition, "earliest"));
    }
    for (const { events, next } of portions(await fetch(position), position)) {
      if (!(await handle(events))) return;
      moveTo(next);
    }
  }

  /** Cuts the fetched events, from an offset on, into portions to be delivered. */
  function* portions(batches: readonly RecordsBatch[], from: bigint): Generator<Portion> {
    let events: CloudEvent[] = [];
    let next = from;
    for (const batch of batches) {
      for (const record of batch.attributes & IS_CONTROL ? [] : batch.records) {
        const offset = batch.firstOffset + BigInt(record.offsetDelta);
        if (offset < from) continue;
        const event = wantedEvent(record, subscription.types, () =>
          log.error(
            { group, partition, offset: String(offset) },
            "a record that is not an event was skipped",
          ),
        );
        if (event) events.push(event);
        next = offset + 1n;
        if (events.length < batchSize) continue;
        yield { events, next };
        events = [];
      }
      // The last records of a batch may have been removed by compaction.
      const end = batch.firstOffset + BigInt(batch.lastOffsetDelta) + 1n;
      if (end > next) next = end;
    }
    if (next > from) yield { events, next };
  }

  async function recover(error: unknown): Promise<void> {
    const fault = trouble(error);
    if (isElsewhere(fault)) {
      line?.close();
      leader = line = undefined;
      cluster.forget();
    }
    if (fault.codes.has("OFFSET_OUT_OF_RANGE")) {
      log.error(
        { group, partition, offset: String(position) },
        "events were deleted before the group handled them",
      );
      position = await edge(cluster, partition, "earliest").catch(() => position);
    } else if (troubles === 1)
      log.warn({ group, partition, reason: fault.message }, "a partition cannot be read");
    await pause(Math.min(timing.retryAfterTrouble * troubles, timing.resend), signal);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await work();
        troubles = 0;
      } catch (error) {
        troubles++;
        if (!signal.aborted) await recover(error);
      }
    }
    line?.close();
    await commits.settle(partition);
  }

  function end(): void {
    if (!signal.aborted) finishBy = performance.now() + timing.finish;
    ending.abort();
    // Aborts the wait for new events.
    line?.close();
  }
  session.lost.signal.addEventListener("abort", end, { once: true, signal });
  if (session.lost.signal.aborted) end();

  return { partition, topicId, session, done: run(), end };
}

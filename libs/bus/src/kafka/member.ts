import { consumerGroupHeartbeatV1 } from "@platformatic/kafka";
import type { Logger } from "pino";
import type { Subscription } from "../bus.ts";
import { alarm } from "../waiting.ts";
import type { Cluster } from "./cluster.ts";
import { type Commits, startCommits } from "./commits.ts";
import { openCoordinator } from "./coordinator.ts";
import { isFenced, newSession, type Session } from "./session.ts";
import { startTenure, type Tenure } from "./tenure.ts";
import { timing } from "./timing.ts";
import { trouble } from "./trouble.ts";

/** The membership of this process in a group. */
export interface Member {
  readonly group: string;
  /** Whether this member owns a partition now. */
  holds(partition: number): boolean;
  /** Resolves when this member has joined the group. */
  readonly joined: Promise<void>;
  /** Resolves when no handler is running, all offsets are committed, and the partitions are released. */
  close(): Promise<void>;
}

/** The epoch in the last heartbeat of a member that leaves. */
const leaving = -1;

/**
 * Joins a group, whose partitions the cluster assigns. Each heartbeat says which partitions this member owns, and the
 * answer says which ones it should own. A partition goes to another member only after our heartbeat no longer names it,
 * or after the group has removed us (KIP-848).
 */
export function startMember(options: { cluster: Cluster; subscription: Subscription; log: Logger }): Member {
  const { cluster, subscription, log } = options;
  const { group } = subscription;
  const coordinator = openCoordinator(cluster, group);
  const tenures = new Map<number, Tenure>();
  const bell = alarm();
  const joined = Promise.withResolvers<void>();
  let session: Session;
  let commits: Commits;
  let closing = false;
  let troubled = false;

  function join(): void {
    session = newSession();
    commits = startCommits({ coordinator, group, topic: cluster.topic, session, log });
    // A commit may notice first that the session is lost.
    session.lost.signal.addEventListener("abort", bell.wake, { once: true });
  }
  join();

  /** The partitions that the session owns, including those that it is about to release. */
  function owned(): { topicId: string; partitions: number[] }[] {
    const mine = [...tenures.values()].filter((tenure) => tenure.session === session);
    return [...Map.groupBy(mine, ({ topicId }) => topicId)].map(([topicId, its]) => ({
      topicId,
      partitions: its.map(({ partition }) => partition),
    }));
  }

  async function beat(epoch = session.epoch): Promise<void> {
    const sent = performance.now();
    const answer = await coordinator.ask(
      consumerGroupHeartbeatV1.api.async,
      group,
      session.id,
      epoch,
      null,
      null,
      timing.giveUp,
      [cluster.topic],
      null,
      null,
      owned(),
    );
    if (epoch === leaving) return;
    session.epoch = answer.memberEpoch;
    session.aliveUntil = sent + timing.hold;
    joined.resolve();
    if (answer.assignment) settle(answer.assignment.topicPartitions);
  }

  /** Ends tenures of partitions that are no longer assigned to us, and begins those of new ones. */
  function settle(assigned: readonly { topicId: string; partitions: readonly number[] }[]): void {
    const target = new Map(
      assigned.flatMap(({ topicId, partitions }) => partitions.map((partition) => [partition, topicId])),
    );
    for (const tenure of tenures.values()) if (target.get(tenure.partition) !== tenure.topicId) tenure.end();
    // An earlier tenure of the same partition may still be handling an event. The next heartbeat checks again.
    for (const [partition, topicId] of target)
      if (!closing && !tenures.has(partition)) begin(partition, topicId);
  }

  function begin(partition: number, topicId: string): void {
    const shared = { cluster, coordinator, commits, session, subscription, log };
    const tenure = startTenure({ ...shared, partition, topicId });
    tenures.set(partition, tenure);
    tenure.done.then(() => {
      tenures.delete(partition);
      bell.wake();
    });
  }

  async function showLife(): Promise<void> {
    try {
      if (session.lost.signal.aborted) {
        log.warn({ group }, "the group removed this member, which joins again");
        join();
      }
      // The topic must exist before the group can assign its partitions.
      if (session.epoch === 0) await cluster.layout();
      await beat();
      troubled = false;
    } catch (error) {
      const fault = trouble(error);
      if (isFenced(fault) && session.epoch > 0) return session.lost.abort();
      if (!troubled) log.warn({ group, reason: fault.message }, "a consumer group cannot be joined");
      troubled = true;
    }
  }

  async function run(): Promise<void> {
    while (!closing || tenures.size > 0) {
      if (!closing || !session.lost.signal.aborted) await showLife();
      if (closing) for (const tenure of tenures.values()) tenure.end();
      await bell.wait(troubled ? timing.retryAfterTrouble : timing.beat);
    }
    if (session.epoch > 0 && !session.lost.signal.aborted) await beat(leaving).catch(() => {});
    coordinator.close();
  }

  const done = run();
  return {
    group,
    holds: (partition) => tenures.has(partition),
    joined: joined.promise,
    async close() {
      closing = true;
      for (const tenure of tenures.values()) tenure.end();
      bell.wake();
      await done;
    },
  };
}

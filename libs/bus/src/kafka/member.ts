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

/** One process's part in a group. */
export interface Member {
  readonly group: string;
  /** Whether a partition is this member's now. */
  holds(partition: number): boolean;
  /** Resolves when the group has taken it in. */
  readonly joined: Promise<void>;
  /** Resolves when no handler is under way any more, all is committed, and the partitions are given back. */
  close(): Promise<void>;
}

/** How a member that leaves for good calls its epoch. */
const leaving = -1;

/**
 * Takes part in a group, whose partitions the cluster hands out: each heartbeat says what this member owns and is
 * answered with what it is to own. A partition goes to another member only after we no longer say that we own it, or
 * after the group has given us up (KIP-848).
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
    // A commit may be the first to learn of it.
    session.lost.signal.addEventListener("abort", bell.wake, { once: true });
  }
  join();

  /** What the session owns, also what it is about to let go of. */
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

  /** Ends what is no longer ours, begins what has become so. */
  function settle(assigned: readonly { topicId: string; partitions: readonly number[] }[]): void {
    const target = new Map(
      assigned.flatMap(({ topicId, partitions }) => partitions.map((partition) => [partition, topicId])),
    );
    for (const tenure of tenures.values()) if (target.get(tenure.partition) !== tenure.topicId) tenure.end();
    // An earlier tenure of the same partition may still have an event under way: the next heartbeat looks again.
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
        log.warn({ group }, "the group went on without this member, which joins again");
        join();
      }
      // The topic must be there before the group can hand out its partitions.
      if (session.epoch === 0) await cluster.layout();
      await beat();
      troubled = false;
    } catch (error) {
      const fault = trouble(error);
      if (isFenced(fault) && session.epoch > 0) return session.lost.abort();
      if (!troubled) log.warn({ group, reason: fault.message }, "a group cannot be taken part in");
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

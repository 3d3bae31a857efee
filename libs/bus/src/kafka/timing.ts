/** Milliseconds. */
export const timing = {
  connect: 3000,
  /** Silence after which a connection that owes an answer counts as dead, if its broker was not slow recently. */
  silence: 2000,
  /** The same for the slowest broker. By then the group has removed a member that waits for it. */
  silenceMost: 6000,
  /** How long a slow response of a broker is remembered. */
  slowFor: 30_000,
  /** How long a broker that did not answer is only asked after the others. */
  shun: 5000,
  /** How long a broker may delay its answer while a partition has no new events. */
  longPoll: 1000,
  /** How long a broker may wait for all replicas to accept a batch; less than `silence`. */
  acknowledge: 1500,
  /**
   * How long a batch is resent before the publish is rejected. It is longer than a cluster needs by default to notice a
   * dead broker (9 s) and to elect another leader.
   */
  publish: 12_000,
  /** The longest wait between two sends of a batch. */
  resend: 600,
  /** The interval of a member's heartbeats, even if the cluster allows a longer one. */
  beat: 1000,
  /** A member without an answered heartbeat for so long begins no event, since others may own its partitions. */
  hold: 5000,
  /** How long an ending tenure may still begin the events that it has delivered. */
  finish: 10_000,
  /** How long the group waits for a member to finish its events before others get the partition. */
  giveUp: 60_000,
  /** The interval between two commits of one member. */
  commit: 50,
  /** How long a leaving member retries its last commit. */
  lastCommit: 10_000,
  retryFirst: 20,
  retryMost: 2000,
  /** The interval between searches for a leader or a coordinator. */
  retryAfterTrouble: 150,
} as const;

/** The bytes that a fetch asks for. A larger event is returned, too. */
export const fetchBytes = 1_048_576;

/** The most bytes of JSON in one batch of a partition. */
export const batchBytes = 524_288;

/** The largest event that a topic made by us accepts, in bytes of a batch. */
export const largestBatch = 8_388_608;

/** The retention of a topic made by us. A topic that exists keeps its settings. */
export const keepEventsFor = 30 * 24 * 3_600_000;

/** How many events are delivered together. */
export const batchSize = 100;

/** Milliseconds. */
export const timing = {
  connect: 3000,
  /** Silence after which a connection that owes an answer counts as dead, if its broker was not slow of late. */
  silence: 2000,
  /** The same at most, however slow the broker: by then the group has given up a member that waits for it. */
  silenceMost: 6000,
  /** How long it is remembered that a broker was slow. */
  slowFor: 30_000,
  /** How long a broker that did not answer is asked after the others. */
  shun: 5000,
  /** How long a broker may hold back its answer while a partition has nothing new. */
  longPoll: 1000,
  /** How long a broker may take to have all replicas take a batch; less than `silence`. */
  acknowledge: 1500,
  /**
   * How long a batch is sent again and again before the caller is told that it may not be safe: longer than a cluster
   * takes by default to notice that a broker is dead (9 s) and to have another one lead.
   */
  publish: 12_000,
  /** At most between two sends of a batch. */
  resend: 600,
  /** How often a member shows life, whatever longer interval the cluster would allow. */
  beat: 1000,
  /** A member that has not been heard for so long begins no event: others may have its partitions by now. */
  hold: 5000,
  /** How long a tenure that ends goes on with the events it has handed over. */
  finish: 10_000,
  /** How long the group waits for a member's events under way before others get the partition. */
  giveUp: 60_000,
  /** Between two commits of one member. */
  commit: 50,
  /** How long a member that leaves tries to have its last commit taken. */
  lastCommit: 10_000,
  retryFirst: 20,
  retryMost: 2000,
  /** Between looks for a leader or a coordinator. */
  retryAfterTrouble: 150,
} as const;

/** What a fetch asks for; an event that is larger comes all the same. */
export const fetchBytes = 1_048_576;

/** What goes into one batch of a partition, in bytes of JSON. */
export const batchBytes = 524_288;

/** The largest event that the topic takes, when we make it: in bytes of a batch. */
export const largestBatch = 8_388_608;

/** Settings of the topic where we make it; who makes it beforehand decides for himself. */
export const keepEventsFor = 30 * 24 * 3_600_000;

/** Events handed over at once. */
export const batchSize = 100;

/** Milliseconds. A partition whose owner has vanished is taken over after `lease`, and a `beat` at most. */
export const timing = {
  lease: 4000,
  beat: 1000,
  /** An owner stops this long before Redis lets the lease go. */
  margin: 500,
  /** How soon an event is found without its hint. */
  poll: 1000,
  trim: 5000,
  /** How long a tenure that ends goes on with the events it has handed over. */
  finish: 10_000,
  /** Between looks of a publisher whether a stream has no group and grows without end. */
  guard: 60_000,
  retryFirst: 20,
  retryMost: 2000,
  retryAfterTrouble: 250,
  connect: 3000,
  /** How long a command waits for a connection that is on its way. */
  patience: 1000,
  /** Silence after which a connection with commands under way counts as dead. */
  silence: 3000,
  command: 5000,
} as const;

/** Events read at once from a partition, and handed over together. */
export const batchSize = 100;

/** What a stream may hold that no group reads. */
export const unreadLimit = 1_000_000;

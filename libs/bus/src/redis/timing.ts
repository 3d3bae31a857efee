/** Milliseconds. A partition whose owner has vanished gets a new owner after `lease` plus at most one `beat`. */
export const timing = {
  lease: 4000,
  beat: 1000,
  /** An owner stops so long before its lease expires in Redis. */
  margin: 500,
  /** The interval of polls, which find an event whose hint was lost. */
  poll: 1000,
  trim: 5000,
  /** How long an ending tenure may still begin the events that it has delivered. */
  finish: 10_000,
  /** The interval at which a publisher checks whether a stream without a group grows too long. */
  guard: 60_000,
  retryFirst: 20,
  retryMost: 2000,
  retryAfterTrouble: 250,
  connect: 3000,
  /** How long a command waits for a connection that is being made. */
  patience: 1000,
  /** Silence after which a connection with unanswered commands counts as dead. */
  silence: 3000,
  command: 5000,
} as const;

/** How many events of a partition are read and delivered together. */
export const batchSize = 100;

/** How many entries a stream without a group may hold. */
export const unreadLimit = 1_000_000;

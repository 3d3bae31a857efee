import type { CloudEvent } from "@storytelling/events";

/** One consumer group: each event of its types is handed to one of the group's members, in order per subject. */
export interface Subscription {
  readonly group: string;
  readonly types: ReadonlySet<string>;
  /** Resolves when the event's effect is committed or the event is parked; rejects to have it delivered again. */
  handle(event: CloudEvent): Promise<void>;
}

/** How far a group is behind in one partition. */
export interface Lag {
  readonly partition: number;
  /** Events that it has not handled, of any type that the partition holds. */
  readonly waiting: number;
  /** When the oldest of them was published, or null when none waits. */
  readonly oldest: Date | null;
  /** Whether this process is the one that is to handle them now. */
  readonly ours: boolean;
}

/**
 * What carries events between services. Every adapter passes `bus-contract.ts`:
 * at least once, in order per subject, each group on its own.
 */
export interface Bus {
  readonly kind: string;
  /** Resolves once all events are safe with the bus; rejects when any may not be, and the caller publishes them again. */
  publish(events: readonly CloudEvent[]): Promise<void>;
  subscribe(subscription: Subscription): Promise<{ close(): Promise<void> }>;
  /** Throws when events cannot flow now; asked by `/readyz`. */
  check(): Promise<void>;
  /** How far a group is behind, partition by partition. */
  lag?(group: string): Promise<readonly Lag[]>;
  close(): Promise<void>;
}

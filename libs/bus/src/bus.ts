import type { CloudEvent } from "@storytelling/events";

/** Where a group begins that the bus does not know yet: with all that the bus still holds, or with what comes next. */
export type StartFrom = "beginning" | "now";

/** The most events that a bus hands over at once. */
export const mostAtOnce = 500;

/** One consumer group: each event of its types is handed to one of the group's members, in order per subject. */
export interface Subscription {
  readonly group: string;
  readonly types: ReadonlySet<string>;
  /** "beginning" unless it says otherwise; the in-process bus keeps nothing, so there both are the same. */
  readonly from?: StartFrom;
  /**
   * Handles what has come, at most `mostAtOnce` events. Resolves when each one's effect is committed or the event is
   * parked; rejects to have all of them delivered again, also those that were handled. Asks `owns` before it begins
   * one: after a no it begins none, and rejects.
   */
  handle(events: readonly CloudEvent[], owns: () => boolean): Promise<void>;
}

/** What a bus has kept: by its name all that it has accepted, which has another name once that is lost. */
export interface Memory {
  readonly name: string;
  /** Those for whom it keeps what they have not handled, sorted. */
  readonly groups: readonly string[];
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
  /**
   * Resolves once all events are safe with the bus; rejects when any may not be, and the caller publishes them again.
   * With a `memory`, rejects too, and has taken none, when that is no longer what the bus remembers.
   */
  publish(events: readonly CloudEvent[], memory?: string): Promise<void>;
  /** What it remembers; groups of these names that it does not know are made first. A bus that cannot tell has none. */
  memory?(groups?: readonly string[]): Promise<Memory>;
  subscribe(subscription: Subscription): Promise<{ close(): Promise<void> }>;
  /** Throws when events cannot flow now; asked by `/readyz`. */
  check(): Promise<void>;
  /** How far a group is behind, partition by partition. */
  lag?(group: string): Promise<readonly Lag[]>;
  close(): Promise<void>;
}

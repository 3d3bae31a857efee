import type { CloudEvent } from "@storytelling/events";

/** Where a new group begins: with the oldest event that the bus still holds, or with the next one that is published. */
export type StartFrom = "beginning" | "now";

/** The most events in one call of a handler. */
export const mostAtOnce = 500;

/**
 * A subscription of a consumer group. Each event of its types is delivered to one of the group's members, in order
 * per subject.
 */
export interface Subscription {
  readonly group: string;
  readonly types: ReadonlySet<string>;
  /** The default is "beginning". The in-process bus stores no events, so both mean the same there. */
  readonly from?: StartFrom;
  /**
   * Handles at most `mostAtOnce` events. Resolves when the effect of each event is committed or the event is parked.
   * Rejects to have all of them delivered again, including the handled ones. Calls `owns` before it begins an event; if
   * that returns false, it begins no more events and rejects.
   */
  handle(events: readonly CloudEvent[], owns: () => boolean): Promise<void>;
}

/** The state of a bus. `name` changes when the bus has lost events that it had accepted. */
export interface Memory {
  readonly name: string;
  /** The groups for which it stores unhandled events, sorted. */
  readonly groups: readonly string[];
}

/** The lag of a group in one partition. */
export interface Lag {
  readonly partition: number;
  /** How many events of any type it has not handled. */
  readonly waiting: number;
  /** When the oldest unhandled event was published; null when there is none. */
  readonly oldest: Date | null;
  /** Whether this process owns the partition now. */
  readonly ours: boolean;
}

/**
 * Carries events between services. It delivers at least once, in order per subject, to each group separately. Every
 * adapter passes `bus-contract.ts`.
 */
export interface Bus {
  readonly kind: string;
  /**
   * Resolves once the bus has stored all events safely. Rejects when it may not have; the caller then publishes them
   * again. With a `memory`, it also rejects, and stores none, when the bus now has another memory.
   */
  publish(events: readonly CloudEvent[], memory?: string): Promise<void>;
  /**
   * Its memory. Missing groups with these names are made first. A bus that cannot detect lost events lacks this
   * method.
   */
  memory?(groups?: readonly string[]): Promise<Memory>;
  subscribe(subscription: Subscription): Promise<{ close(): Promise<void> }>;
  /** Rejects when events cannot flow now; `/readyz` calls it. */
  check(): Promise<void>;
  /** The lag of a group, by partition. */
  lag?(group: string): Promise<readonly Lag[]>;
  close(): Promise<void>;
}

import { randomUUID } from "node:crypto";

/** One time of belonging to a group, from joining it to leaving it or being taken out. */
export interface Session {
  readonly id: string;
  /** Counts what the group has agreed on; 0 before the first agreement. */
  epoch: number;
  /** Until this `performance.now()` nobody else can have our partitions. */
  aliveUntil: number;
  /** Aborted when the group goes on without us: from then on nothing is ours. */
  readonly lost: AbortController;
}

/** A new session, under a name that no request of an earlier one can be mistaken for. */
export const newSession = (): Session => ({
  id: randomUUID(),
  epoch: 0,
  aliveUntil: Number.NEGATIVE_INFINITY,
  lost: new AbortController(),
});

/** Refusals that tell a member that the group has given it up. */
export const isFenced = ({ codes }: { codes: ReadonlySet<string> }): boolean =>
  codes.has("FENCED_MEMBER_EPOCH") || codes.has("UNKNOWN_MEMBER_ID");

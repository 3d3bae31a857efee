import { randomUUID } from "node:crypto";

/** One membership in a group, from joining it to leaving it or being removed. */
export interface Session {
  readonly id: string;
  /** The member epoch; 0 before the first answer. */
  epoch: number;
  /** Until this `performance.now()`, no other member can own our partitions. */
  aliveUntil: number;
  /** Aborted when the group has removed us. From then on we own no partitions. */
  readonly lost: AbortController;
}

/** A new session, with a unique member id, so that requests of an earlier session do not affect it. */
export const newSession = (): Session => ({
  id: randomUUID(),
  epoch: 0,
  aliveUntil: Number.NEGATIVE_INFINITY,
  lost: new AbortController(),
});

/** Whether an error says that the group has removed this member. */
export const isFenced = ({ codes }: { codes: ReadonlySet<string> }): boolean =>
  codes.has("FENCED_MEMBER_EPOCH") || codes.has("UNKNOWN_MEMBER_ID");

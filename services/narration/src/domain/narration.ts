import {
  type DomainEvent,
  narrationCancelled,
  narrationCompleted,
  narrationDeleted,
  narrationFailed,
  narrationRequested,
  narrationResumed,
} from "@storytelling/events";
import { Refusal } from "@storytelling/values";

export type Status = "queued" | "rendering" | "mastering" | "done" | "failed" | "cancelled";

/** As much of a narration as decides what may happen to it. */
export interface Narration {
  readonly id: string;
  readonly ownerId: string;
  readonly storyId: string;
  readonly revision: number;
  readonly status: Status;
  readonly lines: number;
  readonly linesReady: number;
  readonly rendered: number;
  /** This run, as the owner's allowance knows it; null for those from before allowances. */
  readonly workId: string | null;
}

/** One run of a narration: one that is resumed has another. */
export type Run = Pick<Narration, "id" | "workId">;

/** A narration's new status and what is to be told of it. */
export interface Change {
  readonly status: Status;
  readonly events: readonly DomainEvent[];
}

export const isRunning = ({ status }: Pick<Narration, "status">): boolean =>
  status === "queued" || status === "rendering" || status === "mastering";

/** Whether a narration is under way, and still in this run of it. */
export const goesOn = (narration: Narration, run: Run): boolean =>
  isRunning(narration) && narration.workId === run.workId;

const about = ({ id, storyId, ownerId, revision }: Narration) => ({
  narrationId: id,
  storyId,
  ownerId,
  revision,
});

/** What a run needs or has used of its owner's allowance, in characters. */
const charge = ({ workId }: Narration, characters: number) => (workId ? { workId, characters } : {});

/** Where a running narration stands: it is mastered when the last line is ready. */
const running = ({ lines, linesReady }: Narration): Status => (linesReady === lines ? "mastering" : "queued");

/** A narration that was asked for; one whose lines are all there goes straight to mastering. */
export const request = (narration: Narration, characters: number): Change => {
  const data = { ...about(narration), lines: narration.lines, ...charge(narration, characters) };
  return { status: running(narration), events: [narrationRequested(narration.id, data)] };
};

/**
 * Stops a narration; `characters` were spoken for it and are kept.
 * @throws Refusal `conflict` when it has ended already
 */
export function cancel(narration: Narration, characters: number): Change {
  if (!isRunning(narration)) {
    throw new Refusal(
      "conflict",
      "narration-ended",
      "The narration has ended already; there is nothing to stop.",
    );
  }
  const data = { ...about(narration), ...charge(narration, characters) };
  return { status: "cancelled", events: [narrationCancelled(narration.id, data)] };
}

/** @throws Refusal `conflict` unless it was cancelled or failed */
export function assertStopped(narration: Narration): void {
  if (narration.status === "cancelled" || narration.status === "failed") return;
  throw new Refusal(
    "conflict",
    "narration-not-stopped",
    narration.status === "done" ? "The narration is done already." : "The narration is under way already.",
  );
}

/** Goes on under the narration's new run. @throws Refusal as `assertStopped` */
export function resume(narration: Narration, characters: number): Change {
  assertStopped(narration);
  const data = { ...about(narration), ...charge(narration, characters) };
  return { status: running(narration), events: [narrationResumed(narration.id, data)] };
}

/** Nothing changes when this run of it has ended. A run that failed costs nothing. */
export function fail(narration: Narration, run: Run, reason: string): Change | null {
  if (!goesOn(narration, run)) return null;
  const { workId } = narration;
  const data = { ...about(narration), reason, ...(workId ? { workId } : {}) };
  return { status: "failed", events: [narrationFailed(narration.id, data)] };
}

/** What to tell when a narration goes. */
export const remove = (narration: Narration): readonly DomainEvent[] => [
  narrationDeleted(narration.id, about(narration)),
];

/** Nothing changes when this run of it is not being mastered any more. */
export function complete(
  narration: Narration,
  run: Run,
  made: { durationMs: number; bytes: number; characters: number },
): Change | null {
  if (narration.status !== "mastering" || narration.workId !== run.workId) return null;
  const { rendered, lines } = narration;
  const { durationMs, bytes, characters } = made;
  const spent = charge(narration, characters);
  const data = { ...about(narration), durationMs, rendered, reused: lines - rendered, ...spent, bytes };
  return { status: "done", events: [narrationCompleted(narration.id, data)] };
}

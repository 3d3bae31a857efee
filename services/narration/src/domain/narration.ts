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

/** The fields of a narration that decide which changes are allowed. */
export interface Narration {
  readonly id: string;
  readonly ownerId: string;
  readonly storyId: string;
  readonly revision: number;
  readonly status: Status;
  readonly lines: number;
  readonly linesReady: number;
  readonly rendered: number;
  /** How many segments of a finished narration are changed by this run; null while it is made for the first time. */
  readonly rebuiltSegments: number | null;
  /** The id of this run in the owner's allowance; null for narrations older than allowances. */
  readonly workId: string | null;
}

/** One run of a narration. A resumed narration keeps its `id` and gets another `workId`. */
export type Run = Pick<Narration, "id" | "workId">;

/** A narration's new status, with the events of the change. */
export interface Change {
  readonly status: Status;
  readonly events: readonly DomainEvent[];
}

export const isRunning = ({ status }: Pick<Narration, "status">): boolean =>
  status === "queued" || status === "rendering" || status === "mastering";

/** Whether a narration is running, and still in this run. */
export const goesOn = (narration: Narration, run: Run): boolean =>
  isRunning(narration) && narration.workId === run.workId;

const about = ({ id, storyId, ownerId, revision }: Narration) => ({
  narrationId: id,
  storyId,
  ownerId,
  revision,
});

/** How much of its owner's allowance a run needs or has used, in characters. */
const charge = ({ workId }: Narration, characters: number) => (workId ? { workId, characters } : {});

/** The status of a running narration: it is mastered when the last line is ready. */
export const runningStatus = ({ lines, linesReady }: Narration): Status =>
  linesReady === lines ? "mastering" : "queued";

/** Starts a requested narration. If all its lines are ready, it goes straight to mastering. */
export const request = (narration: Narration, characters: number): Change => {
  const data = { ...about(narration), lines: narration.lines, ...charge(narration, characters) };
  return { status: runningStatus(narration), events: [narrationRequested(narration.id, data)] };
};

/**
 * Stops a narration; `characters` were spoken for it, and their audio is kept.
 * @throws Refusal `conflict` when it has already ended
 */
export function cancel(narration: Narration, characters: number): Change {
  if (!isRunning(narration)) {
    throw new Refusal(
      "conflict",
      "narration-ended",
      "The narration has already ended. Only a running narration can be stopped.",
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
    narration.status === "done"
      ? "The narration is already done. Request a new one to change it."
      : "The narration is already running. Wait until it is done, or stop it.",
  );
}

/** Resumes a narration in a new run. @throws Refusal like `assertStopped` */
export function resume(narration: Narration, characters: number): Change {
  assertStopped(narration);
  const data = { ...about(narration), ...charge(narration, characters) };
  return { status: runningStatus(narration), events: [narrationResumed(narration.id, data)] };
}

/** Rebuilds a narration that can be played, in a new run. */
export function rebuild(narration: Narration, characters: number): Change {
  const data = { ...about(narration), ...charge(narration, characters) };
  return { status: runningStatus(narration), events: [narrationResumed(narration.id, data)] };
}

/** Fails a run; null when this run has already ended. A failed run costs nothing. */
export function fail(narration: Narration, run: Run, reason: string): Change | null {
  if (!goesOn(narration, run)) return null;
  const { workId } = narration;
  const data = { ...about(narration), reason, ...(workId ? { workId } : {}) };
  return { status: "failed", events: [narrationFailed(narration.id, data)] };
}

/** The events when a narration is deleted. */
export const remove = (narration: Narration): readonly DomainEvent[] => [
  narrationDeleted(narration.id, about(narration)),
];

/** Completes a run; null when this run is not being mastered any more. */
export function complete(
  narration: Narration,
  run: Run,
  made: { durationMs: number; bytes: number; characters: number; personIds?: readonly string[] },
): Change | null {
  if (narration.status !== "mastering" || narration.workId !== run.workId) return null;
  const { rendered, lines, rebuiltSegments: segments } = narration;
  const { durationMs, bytes, characters, personIds = [] } = made;
  const spent = charge(narration, characters);
  const rebuilt = segments === null ? {} : { rebuilt: { segments, personIds: [...personIds] } };
  // A stand-in is rendered beside the take that it replaced, so there can be more renditions than lines.
  const reused = Math.max(0, lines - rendered);
  const data = { ...about(narration), durationMs, rendered, reused, ...spent, bytes, ...rebuilt };
  return { status: "done", events: [narrationCompleted(narration.id, data)] };
}

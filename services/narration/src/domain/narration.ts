import {
  type DomainEvent,
  narrationCancelled,
  narrationCompleted,
  narrationFailed,
  narrationRequested,
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
}

/** A narration's new status and what is to be told of it. */
export interface Change {
  readonly status: Status;
  readonly events: readonly DomainEvent[];
}

export const isRunning = ({ status }: Pick<Narration, "status">): boolean =>
  status === "queued" || status === "rendering" || status === "mastering";

const about = ({ id, storyId, ownerId, revision }: Narration) => ({
  narrationId: id,
  storyId,
  ownerId,
  revision,
});

/** Where a running narration stands: it is mastered when the last line is ready. */
const running = ({ lines, linesReady }: Narration): Status => (linesReady === lines ? "mastering" : "queued");

/** A narration that was asked for; one whose lines are all there goes straight to mastering. */
export const request = (narration: Narration): Change => ({
  status: running(narration),
  events: [narrationRequested(narration.id, { ...about(narration), lines: narration.lines })],
});

/** @throws Refusal `conflict` when it has ended already */
export function cancel(narration: Narration): Change {
  if (!isRunning(narration)) {
    throw new Refusal(
      "conflict",
      "narration-ended",
      "The narration has ended already; there is nothing to stop.",
    );
  }
  return { status: "cancelled", events: [narrationCancelled(narration.id, about(narration))] };
}

/** @throws Refusal `conflict` unless it was cancelled or failed */
export function resume(narration: Narration): Change {
  if (narration.status === "cancelled" || narration.status === "failed") {
    return { status: running(narration), events: [] };
  }
  throw new Refusal(
    "conflict",
    "narration-not-stopped",
    narration.status === "done" ? "The narration is done already." : "The narration is under way already.",
  );
}

/** Nothing changes when it does not run any more. */
export const fail = (narration: Narration, reason: string): Change | null =>
  isRunning(narration)
    ? { status: "failed", events: [narrationFailed(narration.id, { ...about(narration), reason })] }
    : null;

/** Nothing changes when it is not being mastered any more. */
export function complete(narration: Narration, durationMs: number): Change | null {
  if (narration.status !== "mastering") return null;
  const { rendered, lines } = narration;
  const data = { ...about(narration), durationMs, rendered, reused: lines - rendered };
  return { status: "done", events: [narrationCompleted(narration.id, data)] };
}

export type NarrationStatus = "requested" | "completed" | "failed" | "cancelled";

/** The newest narration of a story, as lists of stories show it. */
export interface Narration {
  readonly id: string;
  readonly revision: number;
  readonly status: NarrationStatus;
  readonly durationMs: number | null;
  readonly requestedAt: Date;
}

/** A change of a narration; `at` is when it happened. */
export interface NarrationNews {
  readonly id: string;
  readonly revision: number;
  readonly status: NarrationStatus;
  readonly durationMs?: number;
  readonly at: Date;
}

const rank: Record<NarrationStatus, number> = { requested: 0, cancelled: 1, failed: 1, completed: 2 };

/**
 * A story's narration after a change. The status of one narration only moves forward. A narration that was requested
 * later replaces it. Changes of different narrations arrive in any order.
 */
export function follow(current: Narration | null, news: NarrationNews): Narration | null {
  const { id, revision, status, at, durationMs = null } = news;
  if (current?.id === id) {
    return rank[status] > rank[current.status] ? { ...current, status, durationMs } : current;
  }
  const newer = !current || at > current.requestedAt;
  return status === "requested" && newer ? { id, revision, status, durationMs, requestedAt: at } : current;
}

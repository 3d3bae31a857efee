/** What became of finished spans: sent, refused by the collector or not reached by it in time, or given up for lack of room. */
export type SpanOutcome = "exported" | "failed" | "dropped";

const counts = new Map<string, Record<SpanOutcome, number>>();

/** How many spans of a service ended so. */
export const spanCounts = (service: string): Readonly<Record<SpanOutcome, number>> =>
  counts.get(service) ?? { exported: 0, failed: 0, dropped: 0 };

export function countSpan(service: string, outcome: SpanOutcome): void {
  const before = spanCounts(service);
  counts.set(service, { ...before, [outcome]: before[outcome] + 1 });
}

/**
 * The outcomes of finished spans: sent; failed, when the collector refused them or did not answer in time; dropped,
 * when the queue was full.
 */
export type SpanOutcome = "exported" | "failed" | "dropped";

const counts = new Map<string, Record<SpanOutcome, number>>();

/** How many spans of a service had this outcome. */
export const spanCounts = (service: string): Readonly<Record<SpanOutcome, number>> =>
  counts.get(service) ?? { exported: 0, failed: 0, dropped: 0 };

export function countSpan(service: string, outcome: SpanOutcome): void {
  const before = spanCounts(service);
  counts.set(service, { ...before, [outcome]: before[outcome] + 1 });
}

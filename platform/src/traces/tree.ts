import type { FinishedSpan } from "@storytelling/service";

/** A span and its depth below the first span of its trace. */
export interface Row {
  readonly span: FinishedSpan;
  readonly depth: number;
}

/** A trace's spans as a tree from top to bottom, each below its parent. A span without its parent becomes a root. */
export function rowsOf(spans: readonly FinishedSpan[]): Row[] {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const children = Map.groupBy(spans, ({ parentSpanId }) =>
    parentSpanId !== null && known.has(parentSpanId) ? parentSpanId : null,
  );
  const below = (parent: string | null, depth: number): Row[] =>
    (children.get(parent) ?? []).flatMap((span) => [{ span, depth }, ...below(span.spanId, depth + 1)]);
  return below(null, 0);
}

/** When the first span began, and the time from there to the end of the last one, in microseconds. */
export function extentOf(spans: readonly FinishedSpan[]): { from: number; length: number } {
  const from = Math.min(...spans.map(({ startMicros }) => startMicros));
  const to = Math.max(...spans.map(({ startMicros, durationMicros }) => startMicros + durationMicros));
  return { from, length: Math.max(1, to - from) };
}

import type { FinishedSpan, SpanSink } from "@storytelling/service";

/** The part of one trace that is kept here. */
export interface Trace {
  readonly id: string;
  /** In the order in which they began. */
  readonly spans: readonly FinishedSpan[];
  /** The number of spans that were not kept. */
  readonly omitted: number;
}

export interface Traces {
  readonly add: SpanSink;
  /** The newest first. */
  list(): readonly Trace[];
  find(id: string): Trace | null;
}

interface Kept {
  spans: FinishedSpan[];
  omitted: number;
}

/**
 * Keeps the last `mostTraces` traces of a development platform, up to `mostSpans` spans of each. Traces of a single
 * span, such as a page view, are dropped first: developers look for a story's way through the services.
 */
export function keepTraces(mostTraces = 200, mostSpans = 500): Traces {
  const kept = new Map<string, Kept>();
  const makeRoom = () => {
    if (kept.size < mostTraces) return;
    const single = [...kept].slice(0, -10).find(([, { spans }]) => spans.length === 1);
    const oldest = single?.[0] ?? kept.keys().next().value;
    if (oldest !== undefined) kept.delete(oldest);
  };
  const traceOf = ([id, { spans, omitted }]: [string, Kept]): Trace => ({
    id,
    omitted,
    spans: spans.toSorted((a, b) => a.startMicros - b.startMicros),
  });
  return {
    add(span) {
      let trace = kept.get(span.traceId);
      if (!trace) {
        makeRoom();
        trace = { spans: [], omitted: 0 };
        kept.set(span.traceId, trace);
      }
      if (trace.spans.length < mostSpans) trace.spans.push(span);
      else trace.omitted += 1;
    },
    list: () => [...kept].map(traceOf).reverse(),
    find(id) {
      const trace = kept.get(id);
      return trace ? traceOf([id, trace]) : null;
    },
  };
}

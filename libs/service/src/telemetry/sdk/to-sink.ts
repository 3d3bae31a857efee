import { type HrTime, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";
import type { FinishedSpan, SpanSink } from "../finished-span.ts";

/** Hands each sampled span to a sink as it ends. */
export const toSink = (sink: SpanSink): SpanProcessor => ({
  onStart: () => {},
  onEnd(span) {
    if ((span.spanContext().traceFlags & 1) !== 0) sink(plain(span));
  },
  forceFlush: async () => {},
  shutdown: async () => {},
});

const kinds: Record<SpanKind, FinishedSpan["kind"]> = {
  [SpanKind.INTERNAL]: "internal",
  [SpanKind.SERVER]: "server",
  [SpanKind.CLIENT]: "client",
  [SpanKind.PRODUCER]: "producer",
  [SpanKind.CONSUMER]: "consumer",
};

const micros = ([seconds, nanos]: HrTime): number => seconds * 1_000_000 + Math.round(nanos / 1000);

function plain(span: ReadableSpan): FinishedSpan {
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? null,
    service: String(span.resource.attributes["service.name"]),
    name: span.name,
    kind: kinds[span.kind],
    startMicros: micros(span.startTime),
    durationMicros: micros(span.duration),
    attributes: span.attributes,
    events: span.events.map(({ name, time, attributes }) => ({
      name,
      micros: micros(time),
      attributes: attributes ?? {},
    })),
    links: span.links.map(({ context }) => ({ traceId: context.traceId, spanId: context.spanId })),
    failed: span.status.code === SpanStatusCode.ERROR,
  };
}

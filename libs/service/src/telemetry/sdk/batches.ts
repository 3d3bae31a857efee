import type { ExportResult } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace";
import { countSpan, type SpanOutcome } from "../span-counts.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Sends spans in batches by OTLP/HTTP, as `OTEL_EXPORTER_OTLP_*` and `OTEL_BSP_*` say. At most
 * `OTEL_BSP_MAX_QUEUE_SIZE` of them wait; more are dropped and counted. The traced work never waits for this.
 */
export function exportInBatches(env: Env): SpanProcessor {
  const room = count(env.OTEL_BSP_MAX_QUEUE_SIZE, 2048);
  let waiting = 0;
  const otlp = new OTLPTraceExporter();
  const exporter: SpanExporter = {
    export(spans, done) {
      waiting -= spans.length;
      otlp.export(spans, (result) => {
        tally(spans, result);
        done(result);
      });
    },
    shutdown: () => otlp.shutdown(),
    forceFlush: () => otlp.forceFlush(),
  };
  const batches = new BatchSpanProcessor({
    exporter,
    maxQueueSize: room,
    maxExportBatchSize: Math.min(room, count(env.OTEL_BSP_MAX_EXPORT_BATCH_SIZE, 512)),
    scheduledDelayMillis: count(env.OTEL_BSP_SCHEDULE_DELAY, 5000),
    exportTimeoutMillis: count(env.OTEL_BSP_EXPORT_TIMEOUT, 30_000),
  });
  return {
    onStart: () => {},
    onEnd(span) {
      if ((span.spanContext().traceFlags & 1) === 0) return;
      if (waiting >= room) return countSpan(serviceOf(span), "dropped");
      waiting += 1;
      batches.onEnd(span);
    },
    forceFlush: () => batches.forceFlush(),
    shutdown: () => batches.shutdown(),
  };
}

function tally(spans: readonly ReadableSpan[], { code }: ExportResult): void {
  // ExportResultCode.SUCCESS
  const outcome: SpanOutcome = code === 0 ? "exported" : "failed";
  for (const span of spans) countSpan(serviceOf(span), outcome);
}

const serviceOf = (span: ReadableSpan): string => String(span.resource.attributes["service.name"]);

function count(given: string | undefined, otherwise: number): number {
  const number = Number(given || Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}

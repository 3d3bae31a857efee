import type { FinishedSpan } from "@storytelling/service";
import type { Trace } from "./memory.ts";

const tags = (attributes: Readonly<Record<string, unknown>>) =>
  Object.entries(attributes).map(([key, value]) => {
    if (typeof value === "boolean") return { key, type: "bool", value };
    if (typeof value === "number") return { key, type: Number.isInteger(value) ? "int64" : "float64", value };
    return { key, type: "string", value: String(value) };
  });

/**
 * A trace in the format of Jaeger's query API, which its pages also read ("JSON File" upload); times in microseconds.
 */
export function jaegerJson({ id, spans, omitted }: Trace): object {
  const services = [...new Set(spans.map(({ service }) => service))];
  const processOf = (service: string) => `p${services.indexOf(service) + 1}`;
  const spanOf = (span: FinishedSpan) => ({
    traceID: id,
    spanID: span.spanId,
    operationName: span.name,
    references: [
      ...(span.parentSpanId ? [{ refType: "CHILD_OF", traceID: id, spanID: span.parentSpanId }] : []),
      ...span.links.map(({ traceId, spanId }) => ({
        refType: "FOLLOWS_FROM",
        traceID: traceId,
        spanID: spanId,
      })),
    ],
    startTime: span.startMicros,
    duration: span.durationMicros,
    tags: tags({ ...span.attributes, "span.kind": span.kind, ...(span.failed ? { error: true } : {}) }),
    logs: span.events.map(({ name, micros, attributes }) => ({
      timestamp: micros,
      fields: tags({ event: name, ...attributes }),
    })),
    processID: processOf(span.service),
    warnings: null,
  });
  const processes = services.map((service) => [processOf(service), { serviceName: service, tags: [] }]);
  const warnings = omitted > 0 ? [`${omitted} more spans were not kept.`] : null;
  const trace = { traceID: id, spans: spans.map(spanOf), processes: Object.fromEntries(processes), warnings };
  return { data: [trace], total: 1, limit: 0, offset: 0, errors: null };
}

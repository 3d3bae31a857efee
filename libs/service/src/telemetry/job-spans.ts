import { SpanKind, trace } from "@opentelemetry/api";
import { type Carrier, carrierOf, contextOf } from "./carrier.ts";
import { inSpan, openSpan } from "./span.ts";

/** The field of a job's data with its trace context. It is removed before the data is checked. */
const field = "$trace";
const common = (name: string) => ({ "messaging.system": "pg-boss", "messaging.destination.name": name });

/** Adds the trace context of one span to jobs that are enqueued, when there is a current span. */
export function enqueuing(name: string, data: readonly object[]): readonly object[] {
  if (!trace.getActiveSpan()) return data;
  const { span, inside } = openSpan(`enqueue ${name}`, {
    kind: SpanKind.PRODUCER,
    attributes: {
      ...common(name),
      "messaging.operation.name": "enqueue",
      "messaging.operation.type": "send",
      "messaging.batch.message_count": data.length,
    },
  });
  span.end();
  const place = carrierOf(inside);
  return data.map((one) => ({ ...one, [field]: place }));
}

/** A job's data without its trace context. */
export function untraced(data: object): { data: object; place: Carrier } {
  const { [field]: place, ...rest } = data as Record<string, unknown>;
  return { data: rest, place: (place as Carrier | undefined) ?? {} };
}

/** Runs one attempt of a job in a span below the one that enqueued it. */
export function running<R>(
  job: { service: string; name: string; id: string; attempt: number },
  place: Carrier,
  work: () => Promise<R>,
): Promise<R> {
  const start = {
    service: job.service,
    kind: SpanKind.CONSUMER,
    parent: contextOf(place),
    attributes: {
      ...common(job.name),
      "messaging.operation.name": "process",
      "messaging.operation.type": "process",
      "messaging.message.id": job.id,
      "storytelling.attempt": job.attempt,
    },
  };
  return inSpan(`process ${job.name}`, start, work);
}

import { type Attributes, context, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import type { Bus } from "@storytelling/bus";
import type { CloudEvent } from "@storytelling/events";
import { carrierOf, contextOf } from "./carrier.ts";
import { failSpan, inSpan, openSpan } from "./span.ts";
import { isTracing } from "./tracing.ts";

/** Adds a span for a recorded event. It returns the trace context to continue from, which is stored in the outbox. */
export function created(row: { type: string; id: string; source: string; aggregate_id: string }): {
  traceparent: string | null;
  tracestate: string | null;
} {
  const { span, inside } = openSpan(`create ${row.type}`, {
    service: row.source,
    kind: SpanKind.PRODUCER,
    attributes: {
      ...about({ ...row, subject: row.aggregate_id }),
      "messaging.operation.name": "create",
      "messaging.operation.type": "create",
    },
  });
  span.end();
  const { traceparent, tracestate } = carrierOf(inside);
  return { traceparent: traceparent ?? null, tracestate: tracestate ?? null };
}

/** The bus' `publish` with a span for each event and attempt. The event carries the span that sent it. */
export function publisher(service: string, bus: Bus): Bus["publish"] {
  const attempts = new Map<string, number>();
  return async (events, memory) => {
    if (!isTracing()) return bus.publish(events, memory);
    const open = events.map((event) => {
      const attempt = (attempts.get(event.id) ?? 0) + 1;
      attempts.set(event.id, attempt);
      return openSpan(`publish ${event.type}`, {
        service,
        kind: SpanKind.PRODUCER,
        parent: contextOf(event),
        attributes: {
          ...about(event),
          "messaging.system": bus.kind,
          "messaging.operation.name": "publish",
          "messaging.operation.type": "send",
          "storytelling.attempt": attempt,
        },
      });
    });
    try {
      const borne = events.map((event, at) => ({ ...event, ...carrierOf(open[at]?.inside) }));
      await bus.publish(borne, memory);
      for (const { id } of events) attempts.delete(id);
    } catch (error) {
      for (const { span } of open) failSpan(span, error);
      throw error;
    } finally {
      for (const { span } of open) span.end();
    }
  };
}

interface Delivery {
  /** The service of the consumer; the service of the current span when left out. */
  readonly service?: string;
  readonly system: string;
  readonly consumer: string;
  /** From 1; 0 when an operator redrives it. */
  readonly attempt: number;
}

/** Handles an event in a span below the one that published it, one for each attempt. `work` returns the outcome. */
export function processing<R>(delivery: Delivery, event: CloudEvent, work: () => Promise<R>): Promise<R> {
  if (!isTracing()) return work();
  const parent = contextOf(event);
  const around = trace.getSpanContext(context.active());
  const origin = trace.getSpanContext(parent);
  const links = around && around.traceId !== origin?.traceId ? [{ context: around }] : [];
  const start = {
    ...(delivery.service ? { service: delivery.service } : {}),
    kind: SpanKind.CONSUMER,
    parent,
    links,
    attributes: {
      ...about(event),
      "messaging.system": delivery.system,
      "messaging.operation.name": "process",
      "messaging.operation.type": "process",
      ...(delivery.service ? { "messaging.consumer.group.name": delivery.service } : {}),
      "storytelling.consumer": delivery.consumer,
      "storytelling.attempt": delivery.attempt,
    },
  };
  return inSpan(`process ${event.type}`, start, async (span) => {
    const outcome = await work();
    if (typeof outcome === "string") span.setAttribute("storytelling.outcome", outcome);
    return outcome;
  });
}

/** Handles events in one transaction: in a span as above for one, or for many in one of their own; answers what came of each. */
export async function processingAll<R extends string>(
  delivery: Delivery,
  events: readonly CloudEvent[],
  work: () => Promise<readonly R[]>,
): Promise<readonly (R | undefined)[]> {
  const [only] = events;
  if (!only || events.length > 1) return processingTogether(delivery, events, work);
  return [await processing(delivery, only, async () => (await work())[0])];
}

/** Handles events of many traces in one transaction: a span of its own, linked with those that published them. */
function processingTogether<R>(
  delivery: Delivery,
  events: readonly CloudEvent[],
  work: () => Promise<R>,
): Promise<R> {
  if (!isTracing()) return work();
  const links = events
    .map((event) => trace.getSpanContext(contextOf(event)))
    .filter((origin) => origin !== undefined)
    .map((origin) => ({ context: origin }));
  const start = {
    ...(delivery.service ? { service: delivery.service } : {}),
    kind: SpanKind.CONSUMER,
    parent: ROOT_CONTEXT,
    links,
    attributes: {
      "messaging.system": delivery.system,
      "messaging.operation.name": "process",
      "messaging.operation.type": "process",
      "messaging.batch.message_count": events.length,
      "storytelling.consumer": delivery.consumer,
      "storytelling.attempt": delivery.attempt,
    },
  };
  return inSpan(`process ${delivery.consumer}`, start, work);
}

const about = (event: { type: string; id: string; subject: string }): Attributes => ({
  "messaging.destination.name": event.type,
  "messaging.message.id": event.id,
  "cloudevents.event_type": event.type,
  "cloudevents.event_subject": event.subject,
});

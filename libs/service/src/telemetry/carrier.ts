import { type Context, context, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";

/** A trace context (W3C) as it is sent in HTTP headers, events and jobs. */
export interface Carrier {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

const known = ["traceparent", "tracestate"] as const;
const getter = {
  keys: () => [...known],
  get: (carrier: Carrier, key: string) => carrier[key as keyof Carrier],
};

/** The trace context to send, so that what it causes belongs to the current span; empty while nothing is traced. */
export function carrierOf(from: Context = context.active()): { traceparent?: string; tracestate?: string } {
  const carrier: Record<string, string> = {};
  propagation.inject(from, carrier);
  const { traceparent, tracestate } = carrier;
  return traceparent ? { traceparent, ...(tracestate ? { tracestate } : {}) } : {};
}

/** The trace context that was received. A malformed one counts as none. */
export const contextOf = (carrier: Carrier): Context => propagation.extract(ROOT_CONTEXT, carrier, getter);

/**
 * Runs `work` in the trace context that was received, without a separate span, so that its log lines have the trace id.
 */
export function within<R>(carrier: Carrier, work: () => R): R {
  const place = contextOf(carrier);
  return trace.getSpanContext(place) ? context.with(place, work) : work();
}

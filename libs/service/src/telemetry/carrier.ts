import { type Context, context, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";

/** A place in a trace as it travels (W3C Trace Context): in HTTP headers, events and jobs. */
export interface Carrier {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

const known = ["traceparent", "tracestate"] as const;
const getter = {
  keys: () => [...known],
  get: (carrier: Carrier, key: string) => carrier[key as keyof Carrier],
};

/** What to send along, so that what comes of it belongs to the work around; empty while nothing is traced. */
export function carrierOf(from: Context = context.active()): { traceparent?: string; tracestate?: string } {
  const carrier: Record<string, string> = {};
  propagation.inject(from, carrier);
  const { traceparent, tracestate } = carrier;
  return traceparent ? { traceparent, ...(tracestate ? { tracestate } : {}) } : {};
}

/** The place in a trace that came along. What is malformed counts as none. */
export const contextOf = (carrier: Carrier): Context => propagation.extract(ROOT_CONTEXT, carrier, getter);

/** Does `work` at the place in a trace that came along, without a span of its own: its log lines bear the trace id. */
export function within<R>(carrier: Carrier, work: () => R): R {
  const place = contextOf(carrier);
  return trace.getSpanContext(place) ? context.with(place, work) : work();
}

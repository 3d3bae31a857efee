import type { Logger } from "pino";
import type { SpanSink } from "./finished-span.ts";

/** The tracing of a process. */
export interface Tracing {
  /** Sends the remaining spans for at most 2 s, and drops the rest. */
  stop(): Promise<void>;
}

export interface TracingOptions {
  readonly log: Logger;
  /** Receives every sampled span, as the collector does. */
  readonly sink?: SpanSink;
}

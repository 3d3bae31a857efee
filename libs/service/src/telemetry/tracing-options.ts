import type { Logger } from "pino";
import type { SpanSink } from "./finished-span.ts";

/** What a process records of its work. */
export interface Tracing {
  /** Sends what is left, at most for 2 s, and forgets the rest. */
  stop(): Promise<void>;
}

export interface TracingOptions {
  readonly log: Logger;
  /** Sees every sampled span, besides the collector. */
  readonly sink?: SpanSink;
}

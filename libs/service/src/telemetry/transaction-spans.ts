import { SpanKind, trace } from "@opentelemetry/api";
import { inSpan } from "./span.ts";

const start = {
  kind: SpanKind.CLIENT,
  attributes: { "db.system.name": "postgresql", "db.operation.name": "transaction" },
};

/** A span for a transaction of traced work. After a rollback it records the reason. */
export const inTransactionSpan = <R>(work: () => Promise<R>): Promise<R> =>
  trace.getActiveSpan()?.isRecording() ? inSpan("transaction", start, work) : work();

import { trace } from "@opentelemetry/api";
import { type DestinationStream, type Logger, pino } from "pino";
import { toldError } from "./told-errors.ts";

/** The service's log: one JSON object a line, without secrets and values of rows. Lines within a trace have its ids. */
export const createLog = (name: string, level: string, destination?: DestinationStream): Logger => {
  const options = {
    name,
    level,
    redact: {
      paths: [
        "*.password",
        "*.token",
        "*.refreshToken",
        "*.accessToken",
        "*.authorization",
        "*['service-token']",
        "*.email",
        "*.DATABASE_URL",
        "*.REDIS_URL",
        "*.KAFKA_SASL_PASSWORD",
        "*.MASTER_KEY",
      ],
      censor: "[struck out]",
    },
    serializers: { err: toldError },
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: placeInTrace,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
};

function placeInTrace(): object {
  const place = trace.getActiveSpan()?.spanContext();
  return place ? { trace_id: place.traceId, span_id: place.spanId } : {};
}

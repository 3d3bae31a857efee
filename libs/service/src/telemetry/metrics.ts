import { Counter, Histogram, Registry } from "prom-client";
import { spanCounts } from "./span-counts.ts";

/** What a service counts; names follow the Prometheus conventions (base units, `_total`). */
export interface Metrics {
  readonly registry: Registry;
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** @param lagSeconds from the event's time to the end of its handling */
  event(consumer: string, outcome: string, lagSeconds: number): void;
  /** A consumer or the relay was stuck and has been restarted. */
  restarted(what: string): void;
}

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const registers = [registry];
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request to the end of its answer, by route.",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const events = new Counter({
    name: "events_received_total",
    help: "Events delivered to a consumer, by outcome: handled, duplicate, parked.",
    labelNames: ["consumer", "outcome"] as const,
    registers,
  });
  const restarts = new Counter({
    name: "event_restarts_total",
    help: "Restarts of what was stuck: a consumer, the group's subscription or the relay.",
    labelNames: ["what"] as const,
    registers,
  });
  const lag = new Histogram({
    name: "event_lag_seconds",
    help: "Time from an event to the end of its handling, by consumer.",
    labelNames: ["consumer"] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600],
    registers,
  });
  new Counter({
    name: "trace_spans_total",
    help: "Finished spans, by outcome: exported, failed (the collector refused them or was away), dropped (no room to wait).",
    labelNames: ["outcome"] as const,
    registers,
    collect() {
      this.reset();
      for (const [outcome, spans] of Object.entries(spanCounts(service))) this.inc({ outcome }, spans);
    },
  });
  return {
    registry,
    request: ({ method, route, status }, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    event(consumer, outcome, lagSeconds) {
      events.inc({ consumer, outcome });
      lag.observe({ consumer }, lagSeconds);
    },
    restarted(what) {
      restarts.inc({ what });
    },
  };
}

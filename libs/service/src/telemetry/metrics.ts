import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Db } from "../db/db.ts";
import type { JobRunner } from "../jobs/jobs.ts";
import { spanCounts } from "./span-counts.ts";

/** What a service counts; names follow the Prometheus conventions (base units, `_total`). */
export interface Metrics {
  readonly registry: Registry;
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** @param lagSeconds from the event's time to the end of its handling */
  event(consumer: string, outcome: string, lagSeconds: number): void;
  /** Adds the gauges that are read from the database at each scrape. */
  watch(db: Db, jobs: JobRunner): void;
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
    watch(db, jobs) {
      new Gauge({
        name: "outbox_unpublished_events",
        help: "Committed events that the bus has not accepted yet.",
        registers,
        async collect() {
          this.set(await one(db, "select count(*)::int as value from outbox where published_at is null"));
        },
      });
      new Gauge({
        name: "outbox_oldest_unpublished_seconds",
        help: "Age of the oldest committed event that the bus has not accepted yet.",
        registers,
        async collect() {
          const age = "coalesce(extract(epoch from clock_timestamp() - min(time)), 0)::float";
          this.set(await one(db, `select ${age} as value from outbox where published_at is null`));
        },
      });
      new Gauge({
        name: "parked_events",
        help: "Events set aside because a consumer could not handle them.",
        registers,
        async collect() {
          this.set(await one(db, "select count(*)::int as value from parked_events"));
        },
      });
      const jobsGauge = (
        name: string,
        help: string,
        value: (row: Awaited<ReturnType<JobRunner["depth"]>>[number]) => number,
      ) =>
        new Gauge({
          name,
          help,
          labelNames: ["job"] as const,
          registers,
          async collect() {
            for (const row of await jobs.depth()) this.set({ job: row.name }, value(row));
          },
        });
      jobsGauge("jobs_waiting", "Jobs that no worker has taken yet.", (row) => row.waiting);
      jobsGauge("jobs_running", "Jobs being worked on.", (row) => row.running);
      jobsGauge("jobs_failed", "Jobs whose last attempt failed.", (row) => row.failed);
      jobsGauge(
        "jobs_oldest_waiting_seconds",
        "Age of the oldest job that no worker has taken.",
        (row) => row.oldestSeconds,
      );
    },
  };
}

async function one(db: Db, query: string): Promise<number> {
  const { rows } = await db.pool.query<{ value: number }>(query);
  return rows[0]?.value ?? 0;
}

import { Gauge, type Registry } from "prom-client";
import { timely } from "../time/timely.ts";
import type { JobRunner } from "./jobs.ts";

type Row = Awaited<ReturnType<JobRunner["depth"]>>[number];

/** How many jobs wait, run and failed: read from the database at each scrape. */
export function watchJobs(registry: Registry, jobs: JobRunner): void {
  const depth = timely(() => jobs.depth());
  const gauge = (name: string, help: string, value: (row: Row) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ["job"] as const,
      registers: [registry],
      async collect() {
        for (const row of (await depth()).known ?? []) this.set({ job: row.name }, value(row));
      },
    });
  gauge("jobs_waiting", "Jobs that no worker has taken yet.", (row) => row.waiting);
  gauge("jobs_running", "Jobs being worked on.", (row) => row.running);
  gauge("jobs_failed", "Jobs whose last attempt failed.", (row) => row.failed);
  gauge(
    "jobs_oldest_waiting_seconds",
    "Age of the oldest job that no worker has taken.",
    (row) => row.oldestSeconds,
  );
}

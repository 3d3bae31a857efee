import { type ServiceContext, timely } from "@storytelling/service";
import { Gauge } from "prom-client";
import { countRunning } from "./store/disputes.ts";
import type { Tables } from "./store/tables.ts";

/** Gauges about disputes, read from the database at each scrape. */
export function measureDisputes({
  db,
  clock,
  metrics,
}: Pick<ServiceContext<unknown, Tables>, "db" | "clock" | "metrics">): void {
  const ask = timely(() => countRunning(db.read));
  new Gauge({
    name: "disputes_open",
    help: "Undecided disputes: payments that a payer's bank asks about or claims back.",
    registers: [metrics],
    async collect() {
      const { known } = await ask();
      if (known) this.set(known.count);
    },
  });
  new Gauge({
    name: "disputes_first_due_seconds",
    help: "Seconds until the first deadline for evidence in these disputes; no value when there is none.",
    registers: [metrics],
    async collect() {
      const { known } = await ask();
      if (known?.firstDueAt) this.set((known.firstDueAt.getTime() - clock.now().getTime()) / 1000);
      else this.remove();
    },
  });
}

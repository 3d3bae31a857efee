import { Counter, Gauge } from "prom-client";
import type { App } from "../app.ts";
import { countMessages as countRows } from "../store/admin.ts";

/** Registers the metrics of messages, and returns the function that counts one. */
export function countMessages({ metrics, db, clock }: Pick<App, "metrics" | "db" | "clock">): App["counted"] {
  const registers = [metrics];
  const messages = new Counter({
    name: "messages_total",
    help: "Attempts to send messages, by way and outcome: sent, failed, dropped, later, retried, dead, bounced, complained, opted-out.",
    labelNames: ["way", "outcome"] as const,
    registers,
  });
  const overdue = new Gauge({
    name: "messages_overdue_seconds",
    help: "How long the oldest message that could be sent has waited.",
    registers,
  });
  new Gauge({
    name: "messages_waiting",
    help: "Messages by state: queued, held (for a digest), dead (for an operator).",
    labelNames: ["state"] as const,
    registers,
    async collect() {
      const rows = await countRows(db.read);
      for (const state of ["queued", "held", "dead"] as const)
        this.set({ state }, Number(rows.find((row) => row.state === state)?.count ?? 0));
      const oldest = rows.find(({ state }) => state === "queued")?.oldest;
      overdue.set(oldest ? Math.max(0, (clock.now().getTime() - oldest.getTime()) / 1000) : 0);
    },
  });
  return (way, outcome) => messages.inc({ way, outcome });
}

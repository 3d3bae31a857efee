import type { Tick } from "@storytelling/service";
import type { App } from "./app.ts";
import { queueDue } from "./use-cases/queue-due.ts";
import { sweepHolds } from "./use-cases/sweep-holds.ts";
import { watchDisputes } from "./use-cases/watch-disputes.ts";

const billingTickMs = ({ config }: App) => config.BILLING_TICK_MS;

/** What subscription repeats by the clock. */
export const ticks: readonly Tick<App>[] = [
  { name: "queue-due", everyMs: billingTickMs, run: queueDue },
  { name: "watch-disputes", everyMs: (app) => billingTickMs(app) && 600_000, run: watchDisputes },
  { name: "sweep-holds", everyMs: 300_000, run: sweepHolds },
];

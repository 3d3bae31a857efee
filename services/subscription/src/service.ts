import { defineService, type ServiceContext, transaction } from "@storytelling/service";
import type { App } from "./app.ts";
import { type Config, config } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import type { Tables } from "./store/tables.ts";
import { saveTiers } from "./store/tiers.ts";
import { sweepHolds } from "./use-cases/sweep-holds.ts";

const sweepEveryMs = 300_000;

/** Tiers, what they allow, and what of it was used. */
export const subscription = defineService({
  name: "subscription",
  summary: "Tiers, allowances and what was used of them.",
  config,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context): Promise<App> {
    const app = context as unknown as ServiceContext<Config, Tables>;
    await transaction(app.db, saveTiers);
    const trouble = (error: unknown) => app.log.warn({ err: error }, "holds could not be swept");
    const sweep = setInterval(() => sweepHolds(app).catch(trouble), sweepEveryMs).unref();
    return { ...app, sweep };
  },
  async unwire(app) {
    clearInterval(app.sweep);
  },
  routes,
  consumers,
  jobs,
});

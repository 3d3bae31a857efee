import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { checkUsage } from "./use-cases/check-usage.ts";
import { listTiers } from "./use-cases/list-tiers.ts";
import { readUsage } from "./use-cases/read-usage.ts";
import { reserveUsage } from "./use-cases/reserve-usage.ts";

const { get, post } = routesFor<App>();
const small = { maxBody: 10_000 };

/** Subscription's whole HTTP surface. */
export const routes = [
  get("/tiers", "public", listTiers, { summary: "Compare the tiers" }),
  get("/usage/current", "signed-in", readUsage, { summary: "See what was used and what remains" }),
  post("/usage/check", "signed-in", checkUsage, { summary: "Ask whether there is enough", ...small }),
  post("/usage/reservations", "signed-in", reserveUsage, {
    summary: "Hold allowance for work that is about to begin",
    status: 201,
    idempotent: true,
    spends: true,
    ...small,
  }),
];

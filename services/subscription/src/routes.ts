import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { listTiers } from "./use-cases/list-tiers.ts";

const { get } = routesFor<App>();

/** Subscription's whole HTTP surface. */
export const routes = [get("/tiers", "public", listTiers, { summary: "Compare the tiers" })];

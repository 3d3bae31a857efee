import { defineService } from "@storytelling/service";
import type { App } from "./app.ts";
import { config } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { personalData } from "./steps/personal-data.ts";

/** The collaboration service. */
export const collaboration = defineService<App>({
  name: "collaboration",
  summary: "Sessions, invitations, guests and what they contribute.",
  config,
  migrations: new URL("../migrations/", import.meta.url),
  wire: async (context) => context,
  routes,
  consumers,
  jobs,
  personalData,
});

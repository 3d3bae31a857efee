import { defineService } from "@storytelling/service";
import type { App } from "./app.ts";
import { config } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { personalData } from "./steps/personal-data.ts";

/** The notification service. */
export const notification = defineService<App>({
  name: "notification",
  summary: "Who is told what, and how: letters, SMS, in-app and push messages.",
  config,
  migrations: new URL("../migrations/", import.meta.url),
  wire: async (context) => context,
  routes,
  consumers,
  jobs,
  personalData,
});

import { defineService } from "@storytelling/service";
import type { App } from "./app.ts";
import { collaborationAt } from "./clients/collaboration.ts";
import { identityAt } from "./clients/identity.ts";
import { config, production } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { watchedFeeds } from "./steps/feeds.ts";
import { countMessages } from "./steps/message-metrics.ts";
import { openPush } from "./steps/open-push.ts";
import { openLetters, openSms } from "./steps/open-ways.ts";
import { personalData } from "./steps/personal-data.ts";
import { ticks } from "./ticks.ts";

const timeoutMs = 5000;

/** The notification service. */
export const notification = defineService<App>({
  name: "notification",
  summary: "Who is told what, and how: letters, SMS, in-app and push messages.",
  config,
  production,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context) {
    const { SERVICES_URL } = context.config;
    const at = (service: string) => SERVICES_URL.replaceAll("{service}", service);
    return {
      ...context,
      identity: identityAt(at("identity"), context.serviceTokens, timeoutMs),
      collaboration: collaborationAt(at("collaboration"), context.serviceTokens, timeoutMs),
      mailer: openLetters(context),
      sms: openSms(context),
      push: await openPush(context),
      feeds: watchedFeeds(context.db),
      counted: countMessages(context),
    };
  },
  async unwire(app) {
    app.mailer.close();
  },
  routes,
  consumers,
  jobs,
  ticks,
  personalData,
});

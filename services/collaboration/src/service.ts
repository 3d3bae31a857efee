import { defineService, urlAt } from "@storytelling/service";
import type { App } from "./app.ts";
import { peopleAt } from "./clients/people.ts";
import { storyAt } from "./clients/story.ts";
import { config } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { withGuests } from "./steps/guest-auth.ts";
import { personalData } from "./steps/personal-data.ts";

/** The collaboration service. */
export const collaboration = defineService<App>({
  name: "collaboration",
  summary: "Sessions, invitations, guests and what they contribute.",
  config,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context) {
    const { config: settings, serviceTokens, db } = context;
    const story = storyAt(settings.STORY_URL, settings.STORY_TIMEOUT_SECONDS * 1000, serviceTokens);
    const urls = {
      identity: urlAt(settings.SERVICES_URL, "identity", "").origin,
      subscription: settings.SUBSCRIPTION_URL,
    };
    const people = peopleAt(urls, settings.PEER_TIMEOUT_MS, serviceTokens);
    return { ...context, auth: withGuests(context.auth, db.read), story, people };
  },
  routes,
  consumers,
  jobs,
  personalData,
});

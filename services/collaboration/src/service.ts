import { openRecordings, type Recordings } from "@storytelling/recordings";
import { defineService, urlAt } from "@storytelling/service";
import { limiterPerKey } from "@storytelling/values";
import type { App } from "./app.ts";
import { narrationAt } from "./clients/narration.ts";
import { peopleAt } from "./clients/people.ts";
import { storyAt } from "./clients/story.ts";
import { config } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { boundGuesses } from "./security/guesses.ts";
import { withGuests } from "./steps/guest-auth.ts";
import { personalData } from "./steps/personal-data.ts";
import { watchedProgress } from "./steps/watched-progress.ts";
import { ticks } from "./ticks.ts";

/** The collaboration service, which looks at recordings with what `open` returns. */
export const collaborationWith = (open: () => Recordings): ReturnType<typeof defineService> =>
  defineService<App>({
    name: "collaboration",
    summary: "Sessions, invitations, guests and what they contribute.",
    config,
    migrations: new URL("../migrations/", import.meta.url),
    async wire(context) {
      const { config: settings, serviceTokens, db } = context;
      const story = storyAt(settings.STORY_URL, settings.STORY_TIMEOUT_SECONDS * 1000, serviceTokens);
      const originOf = (name: string) => urlAt(settings.SERVICES_URL, name, "").origin;
      const urls = { identity: originOf("identity"), subscription: settings.SUBSCRIPTION_URL };
      const people = peopleAt(urls, settings.PEER_TIMEOUT_MS, serviceTokens);
      const patienceMs = settings.NARRATION_TIMEOUT_SECONDS * 1000;
      const narration = narrationAt(originOf("narration"), patienceMs, serviceTokens);
      const progress = watchedProgress(db.read, context.clock.now);
      const steps = { recordings: open(), oneAtATime: limiterPerKey({ atOnce: 1 }), progress };
      const auth = withGuests(context.auth, db.read);
      return { ...context, auth, story, people, narration, guesses: boundGuesses(), ...steps };
    },
    unwire: ({ recordings }) => recordings.close(),
    routes,
    consumers,
    jobs,
    personalData,
    ticks,
  });

/** The collaboration service. */
export const collaboration = collaborationWith(openRecordings);

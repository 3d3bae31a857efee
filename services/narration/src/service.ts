import { createSpeechChecker } from "@storytelling/media";
import { allowanceAt, defineService } from "@storytelling/service";
import { limiterPerKey } from "@storytelling/values";
import { Counter } from "prom-client";
import type { App } from "./app.ts";
import { collaborationAt } from "./clients/collaboration.ts";
import { storyAt } from "./clients/story.ts";
import { type Config, config, production } from "./config.ts";
import { consumers } from "./consumers.ts";
import type { ModelLog } from "./engines/fetch-in-background.ts";
import { type Hearing, openHearing } from "./engines/hearing.ts";
import { openVoices } from "./engines/open-voices.ts";
import type { Voices } from "./engines/voices.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { keepCatalogue } from "./steps/keep-catalogue.ts";
import { personalData } from "./steps/personal-data.ts";
import { createStops } from "./steps/stops.ts";
import { watchedNarrations } from "./steps/watched-narrations.ts";
import { sealOlder } from "./store/seal-older.ts";
import { endExpiredConsents, finishRemovals } from "./use-cases/end-expired-consents.ts";

/** The narration service with a given speech service. */
export const narrationWith = (
  speechOf: (settings: Config, log: ModelLog) => Voices,
  hearingOf: () => Hearing = openHearing,
): ReturnType<typeof defineService> =>
  defineService<App>({
    name: "narration",
    summary: "Voices, casts and audiobooks.",
    config,
    production,
    migrations: new URL("../migrations/", import.meta.url),
    async wire(context) {
      const { config: settings, serviceTokens } = context;
      const speech = speechOf(settings, context.log);
      await keepCatalogue(context, speech);
      const patienceMs = settings.STORY_TIMEOUT_SECONDS * 1000;
      const story = storyAt(settings.STORY_URL, patienceMs, serviceTokens);
      const others = settings.SERVICES_URL.replaceAll("{service}", "collaboration");
      const collaboration = collaborationAt(others, patienceMs, serviceTokens);
      const usage = allowanceAt(settings.SUBSCRIPTION_URL, settings.USAGE_TIMEOUT_MS, serviceTokens);
      const linesRendered = new Counter({
        name: "narration_lines_rendered_total",
        help: "Lines that were rendered and saved; reused lines are not counted.",
        registers: [context.metrics],
      });
      const narrations = watchedNarrations({ ...context, speech });
      const steps = { stops: createStops(), oneAtATime: limiterPerKey({ atOnce: 1 }), narrations };
      const checker = createSpeechChecker();
      const hearing = hearingOf();
      const peers = { story, collaboration, usage };
      return { ...context, ...hearing, speech, checker, ...peers, ...steps, linesRendered };
    },
    upgrade: (app) => sealOlder(app),
    unwire: async (app) => {
      const { speech, checker, recordings, aligner } = app;
      await Promise.all([speech.close(), checker.close(), recordings.close(), aligner.close()]);
    },
    routes,
    consumers,
    jobs,
    ticks: [
      { name: "end-expired-consents", everyMs: 10_000, run: endExpiredConsents },
      { name: "finish-removals", everyMs: 20_000, run: finishRemovals },
    ],
    personalData,
  });

/** The narration service: it casts stories and reads them aloud. */
export const narration = narrationWith(openVoices);

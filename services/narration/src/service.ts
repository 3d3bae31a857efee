import { createSpeech, type SpeechService } from "@storytelling/media";
import { allowanceAt, defineService, type ServiceContext, transaction } from "@storytelling/service";
import { Counter } from "prom-client";
import type { App } from "./app.ts";
import { storyClient } from "./clients/story.ts";
import { type Config, config } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { personalData } from "./steps/personal-data.ts";
import { createStops } from "./steps/stops.ts";
import { createTurns } from "./steps/turns.ts";
import { watchedNarrations } from "./steps/watched-narrations.ts";
import { sealOlder } from "./store/seal-older.ts";
import type { Tables } from "./store/tables.ts";
import { saveVoices } from "./store/voices.ts";

/** The narration service, with speech from elsewhere where that is given. */
export const narrationWith = (
  speechOf: (options: { workers: number }) => SpeechService,
): ReturnType<typeof defineService> =>
  defineService({
    name: "narration",
    summary: "Voices, casts and audiobooks.",
    config,
    migrations: new URL("../migrations/", import.meta.url),
    async wire(context): Promise<App> {
      const own = context as ServiceContext<Config, Tables>;
      const speech = speechOf({ workers: own.config.SPEECH_WORKERS });
      await transaction(own.db, (tx) => saveVoices(tx, speech.voices()));
      const { config: settings, serviceTokens } = own;
      const patienceMs = settings.STORY_TIMEOUT_SECONDS * 1000;
      const story = storyClient(settings.STORY_URL, patienceMs, serviceTokens);
      const usage = allowanceAt(settings.SUBSCRIPTION_URL, settings.USAGE_TIMEOUT_MS, serviceTokens);
      const linesRendered = new Counter({
        name: "narration_lines_rendered_total",
        help: "Lines spoken and kept; what exists is reused and not counted.",
        registers: [own.metrics],
      });
      const narrations = watchedNarrations(own);
      const steps = { stops: createStops(), turns: createTurns(), narrations };
      return { ...own, speech, story, usage, ...steps, linesRendered };
    },
    upgrade: (app) => sealOlder(app),
    unwire: (app) => app.speech.close(),
    routes,
    consumers,
    jobs,
    personalData,
  });

/** Narration: casts stories and reads them aloud. */
export const narration = narrationWith(createSpeech);

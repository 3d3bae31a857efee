import { type AnyService, defineService } from "@storytelling/service";
import type { App } from "./app.ts";
import type { Analyzer } from "./clients/analyzer.ts";
import { narrativeAnalyzer } from "./clients/narrative-analyzer.ts";
import { type Config, config } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";

/** The story service with an analyzer of one's own. */
export const storyWith = (makeAnalyzer: (config: Config) => Analyzer): AnyService =>
  defineService({
    name: "story",
    summary: "Stories, their revisions, and what is found in them: characters, speakers and emotions.",
    config,
    migrations: new URL("../migrations/", import.meta.url),
    wire: async (context): Promise<App> => ({
      ...context,
      db: context.db as App["db"],
      analyzer: makeAnalyzer(context.config),
    }),
    unwire: (app) => app.analyzer.close(),
    routes,
    consumers,
    jobs,
  });

/** Stories, their revisions and their analyses. */
export const story = storyWith(({ ANALYSIS_THREADS }) => narrativeAnalyzer({ threads: ANALYSIS_THREADS }));

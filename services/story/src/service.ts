import { type AnyService, allowanceAt, ConfigError, defineService } from "@storytelling/service";
import type { App } from "./app.ts";
import { llmAnalyzer } from "./clients/llm/llm-analyzer.ts";
import { type Config, config, production } from "./config.ts";
import { consumers } from "./consumers.ts";
import type { Analyzer } from "./engines/analyzer.ts";
import { markFollower } from "./engines/mark-follower.ts";
import { narrativeAnalyzer } from "./engines/narrative-analyzer.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { importTurns } from "./steps/import-turns.ts";
import { personalData } from "./steps/personal-data.ts";
import { watchedAnalyses } from "./steps/watched-analyses.ts";
import { sealOlder } from "./store/seal-older.ts";

/** The story service with a given analyzer. */
export const storyWith = (makeAnalyzer: (config: Config) => Analyzer): AnyService =>
  defineService<App>({
    name: "story",
    summary: "Stories, their revisions, and what is found in them: characters, speakers and emotions.",
    config,
    production,
    migrations: new URL("../migrations/", import.meta.url),
    wire: async (context) => ({
      ...context,
      analyzer: makeAnalyzer(context.config),
      marks: markFollower(),
      imports: importTurns(),
      usage: allowanceAt(
        context.config.SUBSCRIPTION_URL,
        context.config.USAGE_TIMEOUT_MS,
        context.serviceTokens,
      ),
      analyses: watchedAnalyses(context.db),
    }),
    upgrade: (app) => sealOlder(app),
    async unwire(app) {
      await Promise.all([app.analyzer.close(), app.marks.close()]);
    },
    routes,
    consumers,
    jobs,
    personalData,
  });

/** The analyzer that the configuration names. @throws ConfigError without the name of a model */
export function analyzerOf(config: Config): Analyzer {
  const { ANALYZER, ANALYSIS_THREADS: threads, LLM_MODEL: model } = config;
  if (ANALYZER === "builtin") return narrativeAnalyzer({ threads });
  if (!model) throw new ConfigError("story cannot start: ANALYZER is llm, so LLM_MODEL must name a model.");
  return llmAnalyzer({
    threads,
    model,
    baseUrl: config.LLM_BASE_URL,
    apiKey: config.LLM_API_KEY,
    priceIn: config.LLM_PRICE_IN,
    priceOut: config.LLM_PRICE_OUT,
    budget: config.LLM_BUDGET,
    concurrency: config.LLM_CONCURRENCY,
    timeoutMs: config.LLM_TIMEOUT_MS,
    backoffMs: 1000,
  });
}

/** Stories, their revisions and their analyses. */
export const story = storyWith(analyzerOf);

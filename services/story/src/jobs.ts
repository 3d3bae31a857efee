import { availableParallelism } from "node:os";
import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { analyzeStoryJob } from "./steps/analysis-job.ts";
import { giveUpAnalysis } from "./use-cases/give-up-analysis.ts";
import { runAnalysis } from "./use-cases/run-analysis.ts";

const job = jobsFor<App>();

/** All background jobs of the story service. */
export const jobs = [
  job({
    ...analyzeStoryJob,
    concurrency: Math.max(2, availableParallelism()),
    perPerson: 1,
    attempts: 3,
    // The built-in engine takes seconds and stops itself after minutes. A language model may take much longer.
    timeoutSeconds: 3600,
    run: runAnalysis,
    gaveUp: giveUpAnalysis,
  }),
];

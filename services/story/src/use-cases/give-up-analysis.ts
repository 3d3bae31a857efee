import type { App } from "../app.ts";
import type { AnalysisJob } from "../steps/analysis-job.ts";
import { failAnalysis } from "../steps/end-analysis.ts";

const reason =
  "The analysis failed several times. Try again. If it fails again, try a smaller part of the story.";

/** Marks an analysis as failed after the last attempt of its job. */
export const giveUpAnalysis = (app: App, { analysisId, workId }: AnalysisJob): Promise<void> =>
  failAnalysis(app, { id: analysisId, workId }, reason);

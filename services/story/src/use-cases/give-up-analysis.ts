import type { App } from "../app.ts";
import type { AnalysisJob } from "../steps/analysis-job.ts";
import { failAnalysis } from "../steps/end-analysis.ts";

const reason =
  "The analysis broke off several times. Try again; if it stays so, try a smaller part of the story.";

/** Notes on an analysis that it will not go on by itself. */
export const giveUpAnalysis = (app: App, { analysisId, workId }: AnalysisJob): Promise<void> =>
  failAnalysis(app, { id: analysisId, workId }, reason);

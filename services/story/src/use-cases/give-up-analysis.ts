import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { failRun } from "../store/analyses.ts";

const reason =
  "The analysis broke off several times. Try again; if it stays so, try a smaller part of the story.";

/** Notes on an analysis that it will not go on by itself. */
export const giveUpAnalysis = (app: App, { analysisId }: { analysisId: string }): Promise<void> =>
  transaction(app.db, (tx) => failRun(tx, analysisId, reason, app.clock.now()));

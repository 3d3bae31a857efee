import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { readable } from "../domain/access.ts";
import { AnalysisBody, type AnalysisRun, analysisBody, notAnalyzed } from "../domain/analysis-run.ts";
import { latestRun } from "../store/analyses.ts";
import { findStory } from "../store/stories.ts";

const everyMs = 250;

/** The analysis of a story as it stands, at each change, until it is done, failed or no longer wanted. */
export const watchAnalysis = useCase({
  params: z.object({ id: Id }),
  answer: { events: AnalysisBody },
  async run(app, { params, visitor, signal }) {
    const story = readable(await findStory(app.db.read, params.id), visitor);
    const first = await latestRun(app.db.read, { storyId: story.id, revision: story.revision });
    if (!first) throw notAnalyzed(story.id, null);
    return answer(follow(app, first, signal));
  },
});

async function* follow(app: App, first: AnalysisRun, signal: AbortSignal) {
  let shown = "";
  for (let run: AnalysisRun | null = first; run; run = await latestRun(app.db.read, first)) {
    const body = analysisBody(run);
    const looks = JSON.stringify(body);
    if (looks !== shown) yield body;
    shown = looks;
    if (run.status === "done" || run.status === "failed") return;
    await sleep(everyMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
  }
}

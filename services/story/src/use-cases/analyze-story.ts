import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { AnalysisBody, analysisBody, analyzeStoryJob, request } from "../domain/analysis-run.ts";
import { findRun, saveRun } from "../store/analyses.ts";
import { lockOwned } from "../store/stories.ts";

/** Has a story's characters, speakers and emotions found; once for each revision and version of the engine. */
export const analyzeStory = useCase({
  params: z.object({ id: Id }),
  answer: AnalysisBody,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      const { version: engineVersion } = app.analyzer;
      const existing = await findRun(tx, { storyId: story.id, revision: story.revision, engineVersion });
      const asked = { story, engineVersion, id: app.ids.next() };
      const { run, begin } = request(existing, asked, app.clock.now());
      if (begin) {
        await saveRun(tx, run);
        await app.jobs.withdraw(tx, analyzeStoryJob, { analysisId: run.id });
        await app.jobs.enqueue(tx, analyzeStoryJob, [{ analysisId: run.id }]);
      }
      return answer(analysisBody(run));
    }),
});

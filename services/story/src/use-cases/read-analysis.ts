import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readable } from "../domain/access.ts";
import { AnalysisBody, analysisBody, notAnalyzed } from "../domain/analysis-run.ts";
import { latestRun } from "../store/analyses.ts";
import { findStory } from "../store/stories.ts";

/** The status and progress of the analysis of a story's current revision. */
export const readAnalysis = useCase({
  params: z.object({ id: Id }),
  answer: AnalysisBody,
  async run(app, { params, visitor }) {
    const story = readable(await findStory(app.db.read, params.id), visitor);
    const run = await latestRun(app.db.read, { storyId: story.id, revision: story.revision });
    if (!run) throw notAnalyzed(story.id, null);
    return answer(analysisBody(run));
  },
});

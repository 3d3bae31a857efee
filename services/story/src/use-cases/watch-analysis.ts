import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { mayRead, readable, type Visitor } from "../domain/access.ts";
import { AnalysisBody, analysisBody, notAnalyzed } from "../domain/analysis-run.ts";
import type { Story } from "../domain/story.ts";
import { keyOf } from "../steps/watched-analyses.ts";
import { latestRun } from "../store/analyses.ts";
import { findStory } from "../store/stories.ts";

/** Streams the analysis of a story's current revision at each change, until it is done, failed or deleted. */
export const watchAnalysis = useCase({
  params: z.object({ id: Id }),
  answer: { events: AnalysisBody },
  async run(app, { params, visitor, signal }) {
    const story = readable(await findStory(app.db.read, params.id), visitor);
    const first = await latestRun(app.db.read, { storyId: story.id, revision: story.revision });
    if (!first) throw notAnalyzed(story.id, null);
    return answer(changes(app, story, visitor, signal));
  },
});

async function* changes(app: App, of: Story, visitor: Visitor, signal: AbortSignal) {
  for await (const { run, story } of app.analyses.follow(keyOf(of), signal)) {
    // The owner may have unpublished the story since the stream began.
    if (!mayRead(story, visitor)) return;
    yield analysisBody(run);
  }
}

import { answer, record } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { owned } from "../domain/access.ts";
import {
  AnalysisBody,
  type AnalysisRun,
  analysisBody,
  analysisFailed,
  request,
  requested,
} from "../domain/analysis-run.ts";
import type { Story } from "../domain/story.ts";
import { analyzeStoryJob } from "../steps/analysis-job.ts";
import { findRun, saveRun } from "../store/analyses.ts";
import type { Reader, Tx } from "../store/db.ts";
import { hasTwin, placesOf } from "../store/findings.ts";
import { findStory, lockOwned } from "../store/stories.ts";

/** Starts the analysis of a story: one for each revision and version of the engine. */
export const analyzeStory = useCase({
  params: z.object({ id: Id }),
  answer: AnalysisBody,
  async run(app, { params, actor, address, signal, transaction }) {
    const story = owned(await findStory(app.db.read, params.id), actor.id);
    const planned = await plan(app, app.db.read, story);
    const { workId } = planned.run;
    if (planned.begin && workId) {
      const need = { workId, resource: "analysedWords" as const, quantity: planned.words };
      await app.usage.hold(need, { actor, address, signal });
    }
    return transaction(async (tx) => {
      const locked = await lockOwned(tx, params.id, actor.id);
      const { run, begin, words, existing } = await plan(app, tx, locked);
      if (!begin) return answer(analysisBody(run));
      // The allowance that we hold is not for this attempt: the story was edited or an attempt ended since the check.
      if (run.workId !== workId || words > planned.words) throw changing();
      if (existing && existing.status !== "failed")
        await record(
          tx,
          analysisFailed(locked, existing, "Work on it had stopped, so it was started again."),
        );
      await saveRun(tx, run, await placesOf(tx, locked));
      await record(tx, requested(locked, run, words));
      await app.jobs.withdraw(tx, analyzeStoryJob, { analysisId: run.id });
      const job = { analysisId: run.id, workId: run.workId };
      await app.jobs.enqueue(tx, analyzeStoryJob, [job], { turn: { person: actor.id } });
      return answer(analysisBody(run));
    });
  },
});

/** The analysis of a story's current revision, whether work must begin, and how many words it must read. */
async function plan(app: App, db: Reader | Tx, story: Story) {
  const { version: engineVersion } = app.analyzer;
  const existing: AnalysisRun | null = await findRun(db, {
    storyId: story.id,
    revision: story.revision,
    engineVersion,
  });
  const { run, begin } = request(existing, { story, engineVersion, id: app.ids.next() }, app.clock.now());
  const words = begin && !(await hasTwin(db, story, engineVersion)) ? story.words : 0;
  return { run, begin, words, existing };
}

const changing = (): Refusal =>
  new Refusal("conflict", "story-changing", "The story is being changed. Try again in a moment.", {
    retryAfter: 1,
  });

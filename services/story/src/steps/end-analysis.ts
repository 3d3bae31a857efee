import { record, transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { analysisFailed } from "../domain/analysis-run.ts";
import type { Story } from "../domain/story.ts";
import { dropUnfinished, failRun, storyOfRun } from "../store/analyses.ts";
import type { Tx } from "../store/db.ts";
import { lockStory } from "../store/stories.ts";
import { analyzeStoryJob } from "./analysis-job.ts";

/**
 * Marks an analysis as failed and records the event. Does nothing when another attempt has begun since. Without a
 * `workId` it means the current attempt.
 */
export const failAnalysis = (
  app: App,
  attempt: { id: string; workId: string | null | undefined },
  reason: string,
): Promise<void> =>
  transaction(app.db, async (tx) => {
    const storyId = await storyOfRun(tx, attempt.id);
    const story = storyId && (await lockStory(tx, storyId));
    if (!story) return;
    const failed = await failRun(tx, attempt, reason, app.clock.now());
    if (failed) await record(tx, analysisFailed(story, failed, reason));
  });

/** Deletes the unfinished analyses of a locked story that is being changed or deleted, and records their events. */
export async function dropAnalyses(app: App, tx: Tx, story: Story, reason: string): Promise<void> {
  for (const run of await dropUnfinished(tx, story.id)) {
    await app.jobs.withdraw(tx, analyzeStoryJob, { analysisId: run.id });
    if (run.status !== "failed") await record(tx, analysisFailed(story, run, reason));
  }
}

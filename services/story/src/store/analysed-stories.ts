import { readable, type Visitor } from "../domain/access.ts";
import { notAnalyzed } from "../domain/analysis-run.ts";
import type { Story } from "../domain/story.ts";
import { latestRun } from "./analyses.ts";
import type { Reader } from "./db.ts";
import { findDone } from "./findings.ts";
import { findStory } from "./stories.ts";

/**
 * A story that a visitor may read, with the findings on its current revision.
 * @throws Refusal like `readable`, and `conflict` when the revision is not analysed
 */
export async function openAnalysed(
  db: Reader,
  id: string,
  visitor: Visitor,
): Promise<{ story: Story; analysisId: string }> {
  const story = readable(await findStory(db, id), visitor);
  const findings = await findDone(db, story);
  if (findings) return { story, analysisId: findings.id };
  const run = await latestRun(db, { storyId: story.id, revision: story.revision });
  throw notAnalyzed(story.id, run?.status ?? null);
}

import type { GivenChapter } from "@storytelling/narrative";
import { type JobRun, record, transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { analyzed } from "../domain/analysis-run.ts";
import type { Mark } from "../domain/chapters/chapter.ts";
import type { AnalysisJob } from "../steps/analysis-job.ts";
import { failAnalysis } from "../steps/end-analysis.ts";
import { beginRun, isRunning, markPartial } from "../store/analyses.ts";
import { answersOf } from "../store/answers.ts";
import { readMarks } from "../store/chapters.ts";
import { refreshView } from "../store/corrected.ts";
import type { Tx } from "../store/db.ts";
import { copyFindings, findTwin, saveFindings } from "../store/findings.ts";
import { readText } from "../store/revisions.ts";
import { followRun } from "../store/run-progress.ts";
import { findStory, lockStory } from "../store/stories.ts";

interface Work {
  readonly analysisId: string;
  readonly storyId: string;
  readonly revision: number;
  readonly language: string;
  readonly text: string;
  readonly chapters: readonly GivenChapter[] | undefined;
  readonly workId: string | null;
}

/**
 * Runs an analysis, from the story's text to its findings. It copies the findings if an equal text was analysed
 * before.
 */
export async function runAnalysis(app: App, { analysisId, workId }: AnalysisJob, run: JobRun): Promise<void> {
  const work = await transaction(app.db, async (tx): Promise<Work | null> => {
    const begun = await beginRun(tx, { id: analysisId, workId }, app.clock.now());
    const story = begun && (await findStory(tx, begun.storyId));
    if (!begun || !story) return null;
    const chapters = story.chaptersKept ? (await readMarks(tx, story)).map(given) : undefined;
    return { analysisId, ...begun, text: await readText(tx, begun.storyId, begun.revision), chapters };
  });
  if (!work || (await conclude(app, work, copyTwin, { spent: false }))) return;
  const attempt = { id: analysisId, workId: work.workId };
  const progress = followRun(app, attempt);
  try {
    const findings = await app.analyzer.analyze(work.text, {
      language: work.language,
      chapters: work.chapters,
      signal: AbortSignal.any([run.signal, progress.gone]),
      memory: answersOf(app.db, work.storyId),
      onProgress: progress.report,
    });
    await progress.stop();
    const { usage } = findings;
    if (usage) app.log.info({ analysis: analysisId, usage }, "a language model was asked for an analysis");
    const keep = async (tx: Tx) => {
      await saveFindings(tx, analysisId, findings, app.clock.now());
      return true;
    };
    await conclude(app, work, keep, { spent: true, partial: usage !== null && usage.failed > 0 });
  } catch (error) {
    if (progress.gone.aborted) return;
    if (!(error instanceof Refusal)) throw error;
    await failAnalysis(app, attempt, error.message);
  } finally {
    await progress.stop();
  }
}

const given = ({ offset: start, title, headed }: Mark): GivenChapter => ({ start, title, headed });

/** Copies the findings on an equal text; false when there are none. */
async function copyTwin(tx: Tx, { analysisId }: Work, now: Date): Promise<boolean> {
  const twin = await findTwin(tx, analysisId);
  if (twin) await copyFindings(tx, twin, analysisId, now);
  return twin !== null;
}

/**
 * Saves findings and records their events in one transaction, if the story is still at the revision that was analysed.
 * `spent` is true when the words were read for it, so that they are charged. Returns false when `keep` found nothing.
 */
async function conclude(
  app: App,
  work: Work,
  keep: (tx: Tx, work: Work, now: Date) => Promise<boolean>,
  { spent, partial = false }: { spent: boolean; partial?: boolean },
): Promise<boolean> {
  return transaction(app.db, async (tx) => {
    const story = await lockStory(tx, work.storyId);
    if (
      story?.revision !== work.revision ||
      !(await isRunning(tx, { id: work.analysisId, workId: work.workId }))
    )
      return true;
    if (!(await keep(tx, work, app.clock.now()))) return false;
    const { characters, script } = await refreshView(tx, story, work.analysisId);
    const { workId } = work;
    const charge = workId ? { workId, words: spent ? story.words : 0 } : {};
    await record(tx, analyzed(story, { lines: script.ends.length, characters }, charge));
    if (partial) await markPartial(tx, work.analysisId);
    return true;
  });
}

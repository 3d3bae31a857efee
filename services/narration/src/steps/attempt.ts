import type { JobRun } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { goesOn, type Run } from "../domain/narration.ts";
import { findNarration, narrationOf } from "../store/narrations.ts";
import { failNarration } from "./fail-narration.ts";

/**
 * Does the work of one job on a run of a narration. The signal also aborts when that run is stopped. An error is
 * rethrown, so that the job is retried. The error of the last attempt fails the narration, and so does one that a
 * retry cannot mend. An error of a stopped run is ignored, even when the narration was resumed meanwhile.
 */
export async function attempt(
  app: App,
  run: Run,
  job: JobRun,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  let signal = job.signal;
  try {
    await app.stops.during(run, job.signal, (both) => {
      signal = both;
      return work(both);
    });
  } catch (error) {
    if (job.signal.aborted) throw error;
    const row = await findNarration(app.db, run.id);
    if (!row || !goesOn(narrationOf(row), run)) return;
    // The transaction that stopped the run was not committed, so the run continues at the next attempt.
    if (signal.aborted) throw error;
    const hopeless = error instanceof Refusal && error.kind === "invalid";
    if (!hopeless && job.attempt < app.config.RENDER_ATTEMPTS) throw error;
    app.log.error({ err: error, narrationId: run.id }, "a narration failed");
    await failNarration(app, run, error);
  }
}

import type { JobRun } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { goesOn, type Run } from "../domain/narration.ts";
import { findNarration, narrationOf } from "../store/narrations.ts";
import { failNarration } from "./fail-narration.ts";

/**
 * Does one job's work on a run of a narration, under a signal that aborts when that run is stopped too. An error is
 * thrown on to have the job tried again; the last one, and one that trying again cannot mend, fails the narration.
 * What happens to a run that was stopped is no failure, even when the narration was resumed meanwhile.
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
    // Stopped by a transaction that was not committed: the run goes on.
    if (signal.aborted) throw error;
    const hopeless = error instanceof Refusal && error.kind === "invalid";
    if (!hopeless && job.attempt < app.config.RENDER_ATTEMPTS) throw error;
    app.log.error({ err: error, narrationId: run.id }, "a narration cannot go on");
    await failNarration(app, run, error);
  }
}

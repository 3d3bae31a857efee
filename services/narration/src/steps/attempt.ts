import type { JobRun } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { isRunning } from "../domain/narration.ts";
import { findNarration } from "../store/narrations.ts";
import { failNarration } from "./fail-narration.ts";

/**
 * Does one job's work on a narration, under a signal that aborts when the narration is stopped too. An error is thrown
 * on to have the job tried again; the last one, and one that trying again cannot mend, fails the narration.
 */
export async function attempt(
  app: App,
  narrationId: string,
  run: JobRun,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  try {
    await app.stops.during(narrationId, run.signal, work);
  } catch (error) {
    if (run.signal.aborted) throw error;
    const row = await findNarration(app.db, narrationId);
    if (!row || !isRunning(row)) return;
    const hopeless = error instanceof Refusal && error.kind === "invalid";
    if (!hopeless && run.attempt < app.config.RENDER_ATTEMPTS) throw error;
    app.log.error({ err: error, narrationId }, "a narration cannot go on");
    await failNarration(app, narrationId, error);
  }
}

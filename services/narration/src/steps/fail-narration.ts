import { transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { fail, type Run } from "../domain/narration.ts";
import { findNarration, lockNarration, narrationOf, saveChange } from "../store/narrations.ts";
import { withdrawWork } from "./enqueue.ts";
import { type OfNarration, runOfJob } from "./run-of-job.ts";

/** Fails a run, with a reason that people can read. Its renditions are kept. A later run is not affected. */
export async function failNarration(app: App, run: Run, error: unknown): Promise<void> {
  await transaction(app.db, async (tx) => {
    const row = await lockNarration(tx, run.id);
    const reason = reasonOf(error);
    const change = row && fail(narrationOf(row), run, reason);
    if (!change) return;
    await saveChange(tx, run.id, change, { error: reason, finished_at: app.clock.now() });
    await withdrawWork(app, tx, run.id);
  });
  app.stops.stop(run);
}

/** Fails the run of a job after the job's last attempt. */
export async function giveUpNarration(app: App, data: OfNarration, error: unknown): Promise<void> {
  const row = await findNarration(app.db, data.narrationId);
  if (row) await failNarration(app, runOfJob(data, row), error);
}

/** The reason to show. The message of a refusal is written for people; that of any other error stays internal. */
const reasonOf = (error: unknown): string =>
  error instanceof Refusal
    ? error.message
    : "Something broke on our side while the story was read aloud. Resume the narration to try again.";

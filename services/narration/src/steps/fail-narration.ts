import { transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { fail, type Run } from "../domain/narration.ts";
import { findNarration, lockNarration, narrationOf, saveChange } from "../store/narrations.ts";
import { withdrawWork } from "./enqueue.ts";
import { type OfNarration, runOfJob } from "./run-of-job.ts";

/** Ends a run that cannot go on, with a reason for people; what was rendered is kept. A later run is left alone. */
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

/** Ends the run that a job worked for which failed too often. */
export async function giveUpNarration(app: App, data: OfNarration, error: unknown): Promise<void> {
  const row = await findNarration(app.db, data.narrationId);
  if (row) await failNarration(app, runOfJob(data, row), error);
}

/** What may be told outside: refusals are written for people, other errors are ours alone. */
const reasonOf = (error: unknown): string =>
  error instanceof Refusal
    ? error.message
    : "Something broke on our side while the story was read. Resume it to try again.";

import { transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { fail } from "../domain/narration.ts";
import { lockNarration, narrationOf, saveChange } from "../store/narrations.ts";
import { withdrawWork } from "./enqueue.ts";

/** Ends a narration that cannot go on, with a reason for people; what was rendered is kept. */
export async function failNarration(app: App, narrationId: string, error: unknown): Promise<void> {
  await transaction(app.db, async (tx) => {
    const row = await lockNarration(tx, narrationId);
    const reason = reasonOf(error);
    const change = row && fail(narrationOf(row), reason);
    if (!change) return;
    await saveChange(tx, narrationId, change, { error: reason, finished_at: app.clock.now() });
    await withdrawWork(app, tx, narrationId);
  });
  app.stops.stop(narrationId);
}

/** What may be told outside: refusals are written for people, other errors are ours alone. */
const reasonOf = (error: unknown): string =>
  error instanceof Refusal
    ? error.message
    : "Something broke on our side while the story was read. Resume it to try again.";

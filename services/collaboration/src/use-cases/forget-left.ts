import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { eraseGuestsJob } from "../steps/erase-guests-job.ts";
import { deleteLeft } from "../store/left.ts";

const keptDays = 30;

/** Deletes what is left of participants who left a month ago. Until then a receipt can be sent to them. */
export async function forgetLeft(app: App): Promise<void> {
  await transaction(app.db, async (tx) => {
    const before = new Date(app.clock.now().getTime() - keptDays * 86_400_000);
    const personIds = await deleteLeft(tx, before, 200);
    if (personIds.length > 0) await app.jobs.enqueue(tx, eraseGuestsJob, [{ personIds }]);
  });
}

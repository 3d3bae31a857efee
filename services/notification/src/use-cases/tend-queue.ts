import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { enqueue } from "../steps/tell.ts";
import { deleteRead } from "../store/feed.ts";
import { releaseLost, takeDue } from "../store/queue.ts";
import { deleteEnded } from "../store/sent.ts";

const together = 500;
const hourMs = 3_600_000;

/** Makes jobs for messages that have become due: after a pause, a night, or a failed attempt. */
export async function startDue(app: App): Promise<void> {
  for (let taken = together; taken === together; )
    taken = await transaction(app.db, async (tx) => {
      const due = await takeDue(tx, app.clock.now(), together);
      await enqueue(app, tx, due);
      return due.length;
    });
}

/** Deletes what was sent long ago, and finds messages whose job was lost. */
export async function sweep(app: App): Promise<void> {
  const now = app.clock.now().getTime();
  const before = new Date(now - app.config.KEEP_MESSAGES_DAYS * 24 * hourMs);
  await transaction(app.db, async (tx) => {
    await releaseLost(tx, new Date(now - 6 * hourMs));
    await deleteEnded(tx, before);
    await deleteRead(tx, before);
  });
}

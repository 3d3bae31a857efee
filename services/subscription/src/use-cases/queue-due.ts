import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { enqueueAttendance } from "../steps/enqueue.ts";
import { takeDue } from "../store/subscriptions.ts";

const atOnce = 200;

/** Queues a job for each due subscription. Several processes can do so at once; each subscription is taken once. */
export async function queueDue(app: App): Promise<void> {
  for (;;) {
    const taken = await transaction(app.db, async (tx) => {
      const due = await takeDue(tx, app.clock.now(), atOnce);
      await enqueueAttendance(app, tx, due);
      return due.length;
    });
    if (taken < atOnce) return;
  }
}

import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { close } from "../domain/session.ts";
import { lockOverdue, saveSession } from "../store/sessions.ts";

const atOnce = 50;

/** Closes the sessions whose deadline has passed. */
export async function closeOverdue(app: App): Promise<void> {
  for (;;) {
    const closed = await transaction(app.db, async (tx) => {
      const now = app.clock.now();
      const sessions = await lockOverdue(tx, now, atOnce);
      for (const one of sessions) {
        const { session, events } = close(one, "deadline", now);
        await saveSession(tx, session, events);
      }
      return sessions.length;
    });
    if (closed < atOnce) return;
  }
}

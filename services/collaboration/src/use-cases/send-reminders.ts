import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { mostReminders, remind, reminderDays } from "../domain/resending.ts";
import { saveInvitation } from "../store/invitations.ts";
import { lockDue } from "../store/reminders.ts";
import { findSession } from "../store/sessions.ts";

const atOnce = 100;

/** Reminds people who have not finished, by day, a few times at most. */
export async function sendReminders(app: App): Promise<void> {
  for (;;) {
    const sent = await transaction(app.db, async (tx) => {
      const now = app.clock.now();
      const due = { now, mostReminders, pauseDays: reminderDays, hours: [9, 20], limit: atOnce } as const;
      const invitations = await lockDue(tx, due);
      for (const invitation of invitations) {
        const session = await findSession(tx, invitation.sessionId);
        if (!session) continue;
        const reminded = remind(invitation, session, app.ids.next(), now);
        await saveInvitation(tx, reminded.invitation, reminded.events);
      }
      return invitations.length;
    });
    if (sent < atOnce) return;
  }
}

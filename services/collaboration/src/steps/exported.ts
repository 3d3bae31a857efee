import { consentsOf } from "../store/consents.ts";
import type { Reader } from "../store/db.ts";
import { invitationsOf } from "../store/invitation-lists.ts";
import { partakingOf } from "../store/partaking.ts";
import { linesOf } from "../store/session-lines.ts";
import { listSessions } from "../store/sessions.ts";
import { invitationView } from "./invitation-view.ts";
import { participantView } from "./participant-view.ts";

const all = { before: null, limit: 10_000 };

/** Everything that is stored about a user, as their export has it. Of others it has only whom they invited. */
export async function exportOf(db: Reader, userId: string): Promise<Record<string, unknown>> {
  const sessions = [];
  for (const session of await listSessions(db, { userId, ...all })) {
    const own = session.ownerId === userId;
    const invitations = own ? (await invitationsOf(db, session.id, all)).map(invitationView) : [];
    const lines = own ? await linesOf(db, session) : [];
    sessions.push({ ...session, invitations, lines });
  }
  const participations = [];
  for (const { participant, session } of await partakingOf(db, userId)) {
    const consents = await consentsOf(db, participant.id);
    participations.push({ ...participantView(participant), storyTitle: session.storyTitle, consents });
  }
  return { sessions, participations };
}

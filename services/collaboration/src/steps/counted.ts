import type { Session } from "../domain/session.ts";
import type { Reader, Tx } from "../store/db.ts";
import { organisersOf } from "../store/organisers.ts";
import { countGuests } from "../store/participants.ts";
import { lineNumbers } from "../store/session-lines.ts";
import { type SessionView, viewOf } from "./session-view.ts";

/** A session with its counts, as an organiser sees it. */
export async function counted(db: Reader | Tx, session: Session, userId: string): Promise<SessionView> {
  const guests = await countGuests(db, session.id);
  const lines = (await lineNumbers(db, session.id)).length;
  const organisers = await organisersOf(db, session.id);
  return viewOf(session, userId, { guests, lines, organisers });
}

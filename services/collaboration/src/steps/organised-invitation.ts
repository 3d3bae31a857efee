import { notFound } from "@storytelling/values";
import type { Invitation } from "../domain/invitation.ts";
import type { Session } from "../domain/session.ts";
import type { Reader, Tx } from "../store/db.ts";
import { findInvitation, lockInvitation } from "../store/invitations.ts";
import { findOrganised, lockOrganised } from "./organised-session.ts";

/** An invitation with its session. */
export interface Issued {
  readonly invitation: Invitation;
  readonly session: Session;
}

/** An invitation to a session that the user organises. @throws Refusal `not-found` */
export async function findIssued(db: Reader, id: string, userId: string): Promise<Issued> {
  const invitation = await findInvitation(db, id);
  if (!invitation) throw notFound("invitation");
  return { invitation, session: await ofOrganiser(findOrganised(db, invitation.sessionId, userId)) };
}

/** The same, with both rows locked until the transaction ends: the session's first, as in accepting. */
export async function lockIssued(tx: Tx, id: string, userId: string): Promise<Issued> {
  const seen = await findInvitation(tx, id);
  if (!seen) throw notFound("invitation");
  const session = await ofOrganiser(lockOrganised(tx, seen.sessionId, userId));
  const invitation = await lockInvitation(tx, id);
  if (!invitation) throw notFound("invitation");
  return { invitation, session };
}

/** A session that is not the user's refuses as an invitation that does not exist. */
const ofOrganiser = (session: Promise<Session>): Promise<Session> =>
  session.catch((error) => {
    throw error?.kind === "not-found" ? notFound("invitation") : error;
  });

import { networkOf } from "@storytelling/service";
import type { App } from "../app.ts";
import { deadOf, deadRefusal, type Invitation, unknownToken } from "../domain/invitation.ts";
import type { Participant } from "../domain/participant.ts";
import { isOpen, type Session } from "../domain/session.ts";
import type { Reader, Tx } from "../store/db.ts";
import { findByToken } from "../store/invitations.ts";
import { participantsBy } from "../store/participants.ts";
import { findSession } from "../store/sessions.ts";

/** An invitation that a token opens, with its session and those who accepted by it. */
export interface Opened {
  readonly invitation: Invitation;
  readonly session: Session;
  readonly accepted: readonly Participant[];
}

/**
 * The invitation of a link that can be used, or by which somebody can come back.
 * @throws Refusal `invitation-not-found` for every text that is no token; the reason for a token that is dead;
 *   `too-many-guesses`
 */
export async function openInvitation(
  app: Pick<App, "clock" | "guesses">,
  db: Reader | Tx,
  token: string,
  address: string,
): Promise<Opened> {
  const network = networkOf(address);
  await app.guesses.refuseGuesser(network);
  const invitation = await findByToken(db, token);
  const session = invitation && (await findSession(db, invitation.sessionId));
  if (!invitation || !session) {
    await app.guesses.note(network);
    throw unknownToken();
  }
  const now = app.clock.now();
  const accepted = await participantsBy(db, invitation.id);
  const dead = deadOf(invitation, isOpen(session, now), now);
  // Those who accepted come back by the same link as long as it is not revoked.
  const back = accepted.length > 0 && dead !== "invitation-revoked";
  if (dead && !back) throw deadRefusal(dead);
  return { invitation, session, accepted };
}

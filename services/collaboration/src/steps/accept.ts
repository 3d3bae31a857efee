import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import {
  type Arrival,
  arrive,
  comingBack,
  refuseTest,
  requirePlace,
  requireUsable,
} from "../domain/accepting.ts";
import { unknownToken } from "../domain/invitation.ts";
import { joined, type Participant } from "../domain/participant.ts";
import { newGuestToken } from "../security/tokens.ts";
import type { Tx } from "../store/db.ts";
import { insertGuestToken } from "../store/guest-tokens.ts";
import { lockInvitation, saveInvitation } from "../store/invitations.ts";
import { addOrganiser } from "../store/organisers.ts";
import { countGuests, insertParticipant, participantsBy, participantsOf } from "../store/participants.ts";
import { lockSession } from "../store/sessions.ts";
import { openInvitation } from "./open-invitation.ts";
import { participantView } from "./participant-view.ts";

/** Accepts the invitation of a link for somebody who arrives. */
export async function acceptInvitationOf(
  app: App,
  tx: Tx,
  { token, address }: { token: string; address: string },
  arrival: Arrival,
) {
  const { invitation: seen } = await openInvitation(app, tx, token, address);
  // All who accept in one session wait for each other, so that the last place is taken once.
  const session = await lockSession(tx, seen.sessionId);
  const invitation = await lockInvitation(tx, seen.id);
  if (!session || !invitation) throw unknownToken();
  refuseTest(invitation);
  const now = app.clock.now();
  const at = { sessionId: session.id };
  const opened = { ...invitation, openedAt: invitation.openedAt ?? now };

  if (invitation.kind === "organiser") {
    const { userId } = arrival;
    if (!userId) throw signInNeeded();
    requireUsable(invitation, session, now);
    await addOrganiser(tx, { ...at, userId, addedAt: now });
    await saveInvitation(tx, { ...opened, uses: invitation.uses + 1 });
    return { ...at, token: null, participant: null, organiser: true, cameBack: false };
  }

  async function entered(participant: Participant, cameBack: boolean) {
    const guest = participant.userId === null || arrival.userId === null;
    const own = guest ? newGuestToken() : null;
    if (own) await insertGuestToken(tx, { participantId: participant.id, token: own, createdAt: now });
    return { ...at, token: own, participant: participantView(participant), organiser: false, cameBack };
  }

  const back =
    comingBack(arrival, invitation, await participantsBy(tx, invitation.id)) ??
    (await asUser(tx, session.id, arrival.userId));
  if (back) {
    await saveInvitation(tx, opened);
    return entered(back, true);
  }
  requireUsable(invitation, session, now);
  if (!arrival.userId) requirePlace(session, await countGuests(tx, session.id));
  const participant = arrive(arrival, invitation, app.ids.next(), now);
  await saveInvitation(tx, { ...opened, uses: invitation.uses + 1 });
  await insertParticipant(tx, participant, [joined(participant, session)]);
  return entered(participant, false);
}

/** The participant that a user is already in a session, by whichever invitation. */
async function asUser(tx: Tx, sessionId: string, userId: string | null): Promise<Participant | null> {
  if (!userId) return null;
  return (await participantsOf(tx, sessionId)).find((one) => one.userId === userId) ?? null;
}

const signInNeeded = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "sign-in-needed",
    "This invitation is to organise the session, which needs an account. Sign in, then accept it.",
  );

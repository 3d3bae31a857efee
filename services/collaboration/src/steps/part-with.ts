import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";
import { deleteGuestTokens } from "../store/guest-tokens.ts";
import { freeUse } from "../store/invitation-uses.ts";
import { saveParticipant } from "../store/participants.ts";
import { deleteTextsBy } from "../store/texts.ts";
import { endConsents } from "./end-consents.ts";
import type { Partaking } from "./own-participant.ts";
import { removeContributionsOf } from "./remove-contributions.ts";

/**
 * Ends a participation: consents, contributions and tokens. The row stays for some weeks, so that a receipt can still be
 * sent to the person. Their place in the session and the use of their link are free again.
 */
export async function partWith(app: App, tx: Tx, { participant, session }: Partaking): Promise<void> {
  const now = app.clock.now();
  await endConsents(tx, [{ participant, session }], { cause: "person", now });
  await removeContributionsOf(app, tx, { participantId: participant.id });
  await deleteTextsBy(tx, participant.id);
  await deleteGuestTokens(tx, participant.id);
  if (participant.invitationId) await freeUse(tx, participant.invitationId);
  await saveParticipant(tx, { ...participant, leftAt: now });
}

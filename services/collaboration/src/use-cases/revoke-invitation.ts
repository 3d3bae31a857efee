import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { revoke } from "../domain/invitation.ts";
import { InvitationView, invitationView } from "../steps/invitation-view.ts";
import { lockIssued } from "../steps/organised-invitation.ts";
import { saveInvitation } from "../store/invitations.ts";

/** Withdraws an invitation: its link is dead. Those who accepted stay. The second time nothing happens. */
export const revokeInvitation = useCase({
  params: z.object({ id: Id }),
  answer: InvitationView,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const { invitation, session } = await lockIssued(tx, params.id, actor.id);
      const revoked = revoke(invitation, session, app.clock.now());
      await saveInvitation(tx, revoked.invitation, revoked.events);
      return answer(invitationView(revoked.invitation));
    }),
});

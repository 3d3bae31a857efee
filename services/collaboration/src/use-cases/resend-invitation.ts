import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { resend } from "../domain/resending.ts";
import { InvitationView, invitationView } from "../steps/invitation-view.ts";
import { lockIssued } from "../steps/organised-invitation.ts";
import { saveInvitation } from "../store/invitations.ts";

/** Sends an invitation again, with the same link, which works for longer. @throws Refusal `opted-out` and others */
export const resendInvitation = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ expiresInDays: z.number().int().min(1).max(90).default(14) }),
  answer: InvitationView,
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      const { invitation, session } = await lockIssued(tx, params.id, actor.id);
      const messageId = app.ids.next();
      const sent = resend(invitation, session, { ...body, messageId }, app.clock.now());
      await saveInvitation(tx, sent.invitation, sent.events);
      return answer(invitationView(sent.invitation));
    }),
});

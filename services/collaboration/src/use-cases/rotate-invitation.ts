import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { linkOf } from "../domain/link.ts";
import { newInvitationToken } from "../security/tokens.ts";
import { IssuedView, invitationView } from "../steps/invitation-view.ts";
import { lockIssued } from "../steps/organised-invitation.ts";
import { replaceToken, saveInvitation } from "../store/invitations.ts";

/** Gives an invitation a new link; the old one is dead. A revoked invitation works again. Nothing is sent. */
export const rotateInvitation = useCase({
  params: z.object({ id: Id }),
  answer: IssuedView,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const { invitation } = await lockIssued(tx, params.id, actor.id);
      const token = newInvitationToken();
      await replaceToken(tx, invitation, token);
      const renewed = { ...invitation, revokedAt: null };
      await saveInvitation(tx, renewed);
      return answer({ ...invitationView(renewed), link: linkOf(app.config.PUBLIC_URL, token) });
    }),
});

import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { linkOf } from "../domain/link.ts";
import { IssuedView, invitationView } from "../steps/invitation-view.ts";
import { findIssued } from "../steps/organised-invitation.ts";
import { tokenOf } from "../store/invitations.ts";

/** An invitation with its link, for the session's organisers. */
export const readInvitation = useCase({
  params: z.object({ id: Id }),
  answer: IssuedView,
  async run(app, { params, actor }) {
    const { invitation } = await findIssued(app.db.read, params.id, actor.id);
    const token = await tokenOf(app.db.read, invitation);
    if (!token) throw notFound("invitation");
    return answer({ ...invitationView(invitation), link: linkOf(app.config.PUBLIC_URL, token) });
  },
});

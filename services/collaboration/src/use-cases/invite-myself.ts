import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { inviting } from "../domain/inviting.ts";
import { linkOf } from "../domain/link.ts";
import { TimeZone } from "../domain/time-zone.ts";
import { newInvitationToken } from "../security/tokens.ts";
import { IssuedView, invitationView } from "../steps/invitation-view.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { insertInvitations } from "../store/invitations.ts";

/** Sends the organiser the message that others would get. Its link shows the page, and cannot be accepted. */
export const inviteMyself = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({
    note: z.string().trim().min(1).max(1000).optional(),
    language: z.string().max(20).optional(),
    timeZone: TimeZone.default("UTC"),
  }),
  answer: IssuedView,
  async run(app, { params, body, actor, address, signal, transaction }) {
    const { email, displayName: name } = await app.people.contact(actor.id, { actor, address, signal });
    const token = newInvitationToken();
    return transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const ids = { id: app.ids.next(), messageId: app.ids.next(), invitedBy: actor.id };
      const fixed = { way: "email", to: email, name, kind: "contributor", household: false } as const;
      const wish = { ...body, ...fixed, expiresInDays: 1 };
      const { invitation, events } = inviting(wish, session, ids, app.clock.now(), "test");
      await insertInvitations(tx, session.ownerId, [{ invitation, token, recipientHash: null }], events);
      return answer({ ...invitationView(invitation), link: linkOf(app.config.PUBLIC_URL, token) });
    });
  },
});

import { answer } from "@storytelling/service";
import { Id, LanguageTag, oneLine } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { requireFew } from "../domain/daily.ts";
import { inviting, requireAsked } from "../domain/inviting.ts";
import { linkOf } from "../domain/link.ts";
import { requireOpen } from "../domain/session.ts";
import { TimeZone } from "../domain/time-zone.ts";
import { newInvitationToken } from "../security/tokens.ts";
import { requireLines } from "../steps/asked-lines.ts";
import { IssuedView, invitationView } from "../steps/invitation-view.ts";
import { lockOrganised } from "../steps/organised-session.ts";
import { recipientOf } from "../steps/recipient.ts";
import { insertInvitations } from "../store/invitations.ts";
import { recentlyInvited, recipientHash, refuseInvited } from "../store/recipients.ts";

/** Invites a person or a household to a session. @throws Refusal `session-closed`, `already-invited` and others */
export const invite = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({
    way: z.enum(["email", "sms", "link"]),
    to: z.string().max(1000).optional().meta({ description: "An e-mail address or a phone number." }),
    name: oneLine(80).optional(),
    note: z.string().trim().min(1).max(1000).optional(),
    kind: z.enum(["contributor", "organiser"]).default("contributor"),
    language: LanguageTag.optional().meta({ description: "The recipient's; the session's unless given." }),
    timeZone: TimeZone.default("UTC"),
    household: z.boolean().default(false).meta({ description: "Several people accept by one link." }),
    characters: z.array(z.string().min(1).max(100)).min(1).max(200).optional(),
    lines: z.array(z.number().int().nonnegative()).min(1).max(2000).optional(),
    maxUses: z.number().int().min(1).max(1000).optional().meta({ description: "1; 8 for a household." }),
    expiresInDays: z.number().int().min(1).max(90).default(14),
  }),
  answer: IssuedView,
  async run(app, { params, body, actor, transaction }) {
    const to = recipientOf(body.way, body.to);
    const token = newInvitationToken();
    return transaction(async (tx) => {
      const session = await lockOrganised(tx, params.id, actor.id);
      const now = app.clock.now();
      requireOpen(session, now);
      requireAsked(body, session);
      requireFew(await recentlyInvited(tx, actor.id, now), 1);
      await requireLines(tx, session.id, body.lines);
      const hash = await recipientHash(tx, session, to);
      await refuseInvited(tx, session.id, hash, now);
      const ids = { id: app.ids.next(), messageId: app.ids.next(), invitedBy: actor.id };
      const { invitation, events } = inviting({ ...body, to }, session, ids, now);
      await insertInvitations(tx, session.ownerId, [{ invitation, token, recipientHash: hash }], events);
      return answer({ ...invitationView(invitation), link: linkOf(app.config.PUBLIC_URL, token) });
    });
  },
});

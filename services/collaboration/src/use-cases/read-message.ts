import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { deadOf, deadRefusal } from "../domain/invitation.ts";
import { linkOf } from "../domain/link.ts";
import { isOpen } from "../domain/session.ts";
import { charactersFor } from "../steps/welcome-view.ts";
import { findInvitation, tokenOf } from "../store/invitations.ts";
import { findSession } from "../store/sessions.ts";

/**
 * What the message of an invitation says, for notification. A message that is not the newest one, or whose link is dead,
 * is not to be sent.
 * @throws Refusal `message-superseded`, `opted-out`, or the reason why the link is dead
 */
export const readMessage = useCase({
  params: z.object({ id: Id }),
  query: z.object({ messageId: Id }),
  answer: z.object({
    way: z.enum(["email", "sms", "link"]),
    to: z.string(),
    name: z.string().nullable(),
    language: z.string(),
    timeZone: z.string(),
    link: z.string(),
    storyTitle: z.string(),
    organiser: z.string(),
    characters: z.array(z.string()),
    note: z.string().nullable(),
    expiresAt: z.iso.datetime(),
    deadline: z.iso.datetime().nullable(),
    occasion: z.enum(["first", "resent", "reminder", "test"]),
  }),
  async run(app, { params, query, actor }) {
    const invitation = await findInvitation(app.db.read, params.id);
    const session = invitation && (await findSession(app.db.read, invitation.sessionId));
    if (!session || session.ownerId !== actor.id) throw notFound("invitation");
    const [token, now] = [await tokenOf(app.db.read, invitation), app.clock.now()];
    if (!token || invitation.to === null) throw notFound("invitation");
    if (invitation.messageId !== query.messageId) throw deadRefusal("message-superseded");
    const dead = deadOf(invitation, isOpen(session, now), now);
    if (dead && dead !== "invitation-used-up") throw deadRefusal(dead);
    if (invitation.optedOutAt) throw deadRefusal("opted-out");
    const { way, to, name, language, timeZone, note, expiresAt, occasion } = invitation;
    const { storyTitle, organiser, deadline } = session;
    return answer({
      ...{ way, to, name, language, timeZone, storyTitle, organiser, note, occasion },
      link: linkOf(app.config.PUBLIC_URL, token),
      characters: charactersFor(session, invitation.characters).map((one) => one.name),
      expiresAt: expiresAt.toISOString(),
      deadline: deadline?.toISOString() ?? null,
    });
  },
});

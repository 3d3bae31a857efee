import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { linkOf } from "../domain/link.ts";
import { findInvitation, tokenOf } from "../store/invitations.ts";
import { findParticipant } from "../store/participants.ts";
import { findSession } from "../store/sessions.ts";

/** How a participant is reached, for notification: by the address that they were invited at. */
export const readParticipantContact = useCase({
  params: z.object({ id: Id }),
  answer: z.object({
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string(),
    timeZone: z.string(),
    link: z.string().meta({ description: "Where they go on." }),
    storyTitle: z.string(),
    organiser: z.string(),
    sessionId: Id,
  }),
  async run({ db, config }, { params, actor }) {
    const participant = await findParticipant(db.read, params.id);
    if (!participant || ![participant.personId, participant.userId].includes(actor.id))
      throw notFound("participant");
    const session = await findSession(db.read, participant.sessionId);
    if (!session) throw notFound("participant");
    const invitation = participant.invitationId && (await findInvitation(db.read, participant.invitationId));
    const token = invitation ? await tokenOf(db.read, invitation) : null;
    const to = invitation && !invitation.optedOutAt ? invitation : null;
    const { name, language, timeZone } = participant;
    const { id: sessionId, storyTitle, organiser } = session;
    return answer({
      ...{ name, language, timeZone, sessionId, storyTitle, organiser },
      email: to?.way === "email" ? to.to : null,
      phone: to?.way === "sms" ? to.to : null,
      link: token ? linkOf(config.PUBLIC_URL, token) : config.PUBLIC_URL,
    });
  },
});

import { answer } from "@storytelling/service";
import { Id, LanguageTag } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { GuestName } from "../domain/participant.ts";
import { TimeZone } from "../domain/time-zone.ts";
import { InvitationToken } from "../domain/token.ts";
import { acceptInvitationOf } from "../steps/accept.ts";
import { guestRole } from "../steps/guest-auth.ts";
import { ParticipantView } from "../steps/participant-view.ts";

/**
 * Accepts an invitation: as a guest with a name, or as the user who is signed in. The same link again, on any device,
 * goes on where the person was.
 * @throws Refusal `guests-full`, `sign-in-needed`, `name-missing` and those of `validateInvitation`
 */
export const acceptInvitation = useCase({
  body: z.strictObject({
    token: InvitationToken,
    name: GuestName.optional(),
    language: LanguageTag.optional(),
    timeZone: TimeZone.optional(),
    participantId: Id.optional().meta({ description: "Who you are of those who accepted by the link." }),
  }),
  answer: z.object({
    token: z.string().nullable().meta({ description: "A guest's token; null for a user." }),
    sessionId: Id,
    participant: ParticipantView.nullable().meta({ description: "Null for a co-organiser." }),
    organiser: z.boolean(),
    cameBack: z.boolean(),
  }),
  async run(app, { body, visitor, address, transaction }) {
    const { token, ...rest } = body;
    const userId = visitor && visitor.role !== guestRole ? visitor.id : null;
    const { name, language, timeZone, participantId } = rest;
    const arrival = { userId, name, language, timeZone, participantId };
    return transaction(async (tx) => answer(await acceptInvitationOf(app, tx, { token, address }, arrival)));
  },
});

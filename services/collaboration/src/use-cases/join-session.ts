import { answer } from "@storytelling/service";
import { Id, LanguageTag, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { GuestName } from "../domain/participant.ts";
import { TimeZone } from "../domain/time-zone.ts";
import { InvitationToken } from "../domain/token.ts";
import { acceptInvitationOf } from "../steps/accept.ts";
import { setBoothCookie } from "../steps/booth-cookie.ts";
import { consentByForm, consentForm, textField } from "../steps/consent-form.ts";
import { inReadersLanguage } from "../steps/page-language.ts";
import { findSession } from "../store/sessions.ts";

/** A guest presses the button of an invitation's page: they accept and consent at once, or come back. */
export const joinSession = useCase({
  params: z.object({ token: InvitationToken }),
  body: z.object({
    ...consentForm,
    name: textField(GuestName),
    participantId: Id.optional(),
    language: LanguageTag.optional(),
    timeZone: textField(TimeZone),
  }),
  answer: z.object({ participantId: Id }),
  run: (app, { params, body, address, header, transaction }) =>
    inReadersLanguage(header("accept-language"), () =>
      transaction(async (tx) => {
        const { name, participantId, language, timeZone } = body;
        const arrival = { userId: null, name, participantId, language, timeZone };
        const made = await acceptInvitationOf(app, tx, { token: params.token, address }, arrival);
        const { participant, token, cameBack } = made;
        const session = await findSession(tx, made.sessionId);
        if (!participant || !token || !session) throw notFound("participant");
        if (!cameBack) await consentByForm(app, tx, body, { participant, session });
        const { id } = participant;
        return answer({ participantId: id }, { "set-cookie": setBoothCookie(app, id, token) });
      }),
    ),
});

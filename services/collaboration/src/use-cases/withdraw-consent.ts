import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { withdraw } from "../domain/consent.ts";
import { ConsentView, consentView } from "../steps/consent-view.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";
import { removeVoicesOf } from "../steps/remove-contributions.ts";
import { lockConsent, saveWithdrawn } from "../store/consents.ts";

/** Takes a consent back, also after the session was closed; the second time nothing happens. */
export const withdrawConsent = useCase({
  params: z.object({ id: Id, consentId: Id }),
  answer: ConsentView,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const { participant, session } = await lockParticipantOf(tx, params.id, actor);
      const consent = await lockConsent(tx, params.consentId);
      if (consent?.participantId !== participant.id) throw notFound("consent");
      const now = app.clock.now();
      const { consent: ended, events } = withdraw(consent, participant, session, { cause: "person", now });
      if (events.length > 0) {
        await saveWithdrawn(tx, ended, events);
        await removeVoicesOf(app, tx, { consentId: consent.id });
      }
      return answer(consentView(ended, now));
    }),
});

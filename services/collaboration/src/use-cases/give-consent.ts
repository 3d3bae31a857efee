import { answer } from "@storytelling/service";
import { ConsentMeans, ConsentUse, Id, oneLine } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { consenting, given } from "../domain/consent.ts";
import { requireOpen } from "../domain/session.ts";
import { ConsentView, consentView } from "../steps/consent-view.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";
import { insertConsent } from "../store/consents.ts";

/** A participant allows uses of their voice. @throws Refusal `wording-outdated`, `guardian-missing`, `until-invalid` */
export const giveConsent = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({
    uses: z.array(ConsentUse).min(1).max(4),
    until: z.iso.datetime({ offset: true }).optional().meta({ description: "In five years unless given." }),
    how: ConsentMeans.default("pressed"),
    minor: z.boolean().default(false),
    guardian: oneLine(80).optional().meta({ description: "The name of the guardian of a minor." }),
    wording: z.string().max(20).meta({ description: "The version of the text that was shown." }),
  }),
  answer: ConsentView,
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      const { participant, session } = await lockParticipantOf(tx, params.id, actor);
      const now = app.clock.now();
      requireOpen(session, now);
      const consent = consenting(body, participant, app.ids.next(), now);
      await insertConsent(tx, consent, [given(consent, participant, session)]);
      return answer(consentView(consent, now));
    }),
});

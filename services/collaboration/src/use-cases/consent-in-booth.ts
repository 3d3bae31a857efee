import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { consentByForm, consentForm } from "../steps/consent-form.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";

/** A participant consents by the form of the booth. */
export const consentInBooth = useCase({
  params: z.object({ id: Id }),
  body: z.object(consentForm),
  answer: "nothing",
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      await consentByForm(app, tx, body, await lockParticipantOf(tx, params.id, actor));
      return answer(undefined);
    }),
});

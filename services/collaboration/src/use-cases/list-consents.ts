import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { wordingIn } from "../domain/wording.ts";
import { ConsentView, consentView } from "../steps/consent-view.ts";
import { participantOf } from "../steps/own-participant.ts";
import { WordingView } from "../steps/wording-view.ts";
import { consentsOf } from "../store/consents.ts";

/** A participant's own consents, and the text that they would agree to now. */
export const listConsents = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(ConsentView), wording: WordingView }),
  async run(app, { params, actor }) {
    const { participant } = await participantOf(app.db.read, params.id, actor);
    const now = app.clock.now();
    const items = await consentsOf(app.db.read, participant.id);
    return answer({
      items: items.map((one) => consentView(one, now)),
      wording: wordingIn(participant.language),
    });
  },
});

import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { consentEnded, hasEnded } from "../domain/consent.ts";
import { ConsentView, viewConsent } from "../steps/consent-view.ts";
import { endConsent } from "../steps/end-consent.ts";
import { consentsOf, lockConsent } from "../store/consents.ts";

/** Takes a consent back: everything made from the voice under it is unreadable when this answers, and deleted soon after. */
export const withdrawConsent = useCase({
  params: z.object({ id: Id }),
  answer: ConsentView,
  async run(app, { params, actor, transaction }) {
    return transaction(async (tx) => {
      await lockConsent(tx, params.id);
      const [kept] = await consentsOf(tx, actor.id, { id: params.id });
      if (!kept) throw notFound("consent");
      const now = app.clock.now();
      if (hasEnded(kept.consent, kept.ending, now)) throw consentEnded();
      const ending = { consentId: params.id, cause: "person" as const, endedAt: now };
      await endConsent(app, tx, ending);
      return answer(viewConsent({ ...kept, ending }, now));
    });
  },
});

import { answer } from "@storytelling/service";
import { Id, LanguageTag, notFound, oneLine } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { consentEnded, hasEnded } from "../domain/consent.ts";
import { newProfileId } from "../domain/profile.ts";
import { ProfileView, viewProfile } from "../steps/profile-view.ts";
import { findConsent, holdConsent } from "../store/consents.ts";
import { insertProfile } from "../store/profiles.ts";

/** Makes a profile of a user's own voice, under a consent that they gave. It has no samples yet. */
export const createVoice = useCase({
  body: z
    .strictObject({
      name: oneLine(80),
      language: LanguageTag,
      consentId: Id,
      gender: z.enum(["female", "male", "other"]).default("other").meta({
        description: "Which synthetic voices may stand in. It is asked, and never told by the sound.",
      }),
      age: z.enum(["child", "young", "adult", "old"]).default("adult"),
    })
    .meta({ id: "NewVoice" }),
  answer: ProfileView,
  run: (app, { body, actor, transaction }) =>
    transaction(async (tx) => {
      await holdConsent(tx, body.consentId);
      const { consent, ending } = await findConsent(tx, body.consentId);
      if (consent?.personId !== actor.id) throw notFound("consent");
      if (hasEnded(consent, ending, app.clock.now())) throw consentEnded();
      const measured = { pitchHz: null, wordsPerMinute: null, wordsMeasured: 0 };
      const profile = { ...body, id: newProfileId(app.ids.next()), personId: actor.id, ...measured };
      await insertProfile(tx, profile, { fromTakes: false });
      return answer(viewProfile({ profile, consent, fromTakes: false, cloneId: null }));
    }),
});

import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { newConsent } from "../domain/new-consent.ts";
import { ConsentView, viewConsent } from "../steps/consent-view.ts";
import { NewConsent, requireStory } from "../steps/new-consent.ts";
import { insertConsent } from "../store/consents.ts";

/** Writes that a user allows uses of their own voice, by pressing a button. */
export const giveConsent = useCase({
  body: NewConsent,
  answer: ConsentView,
  async run(app, { body, actor, transaction }) {
    await requireStory(app, actor, body.storyId);
    const now = app.clock.now();
    const who = { id: app.ids.next(), personId: actor.id, means: "pressed" as const };
    const consent = newConsent(body, who, now);
    const names = { name: body.name, guardian: body.guardian };
    return transaction(async (tx) => {
      await insertConsent(tx, consent, names);
      return answer(viewConsent({ consent, names, ending: null }, now));
    });
  },
});

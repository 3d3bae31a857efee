import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { PreferencesView, preferencesIn, viewOf } from "../steps/preferences-view.ts";
import { preferencesOf, savePreferences } from "../store/preferences.ts";

/** Replaces how the actor wants to be told. Messages that wait already keep their way and time. */
export const changePreferences = useCase({
  body: PreferencesView,
  answer: PreferencesView,
  run: (app, { actor, body, transaction }) =>
    transaction(async (tx) => {
      await savePreferences(tx, actor.id, preferencesIn(body), app.clock.now());
      return answer(viewOf(await preferencesOf(tx, actor.id)));
    }),
});

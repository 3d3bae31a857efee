import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { PreferencesView, viewOf } from "../steps/preferences-view.ts";
import { preferencesOf } from "../store/preferences.ts";

/** How the actor wants to be told. */
export const readPreferences = useCase({
  answer: PreferencesView,
  run: async (app, { actor }) => answer(viewOf(await preferencesOf(app.db.read, actor.id))),
});

import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { SubscriptionView, viewCurrent } from "../steps/view.ts";

export const readSubscription = useCase({
  answer: SubscriptionView,
  run: async (app, { actor }) => answer(await viewCurrent(app.db.read, actor.id)),
});

import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { resumed } from "../domain/subscription.ts";
import { changeOwn, clearWaiting } from "../steps/own-subscription.ts";
import { SubscriptionView, viewSubscription } from "../steps/view.ts";

/** Takes back a cancellation or a downgrade that has not taken effect. */
export const resumeSubscription = useCase({
  params: z.object({ id: Id }),
  answer: SubscriptionView,
  async run(app, { params, actor, transaction }) {
    const who = { id: params.id, userId: actor.id };
    await clearWaiting(app, who);
    return transaction(async (tx) => {
      await changeOwn(app, tx, who, resumed);
      return answer(await viewSubscription(tx, who));
    });
  },
});

import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { downgraded } from "../domain/subscription.ts";
import { changeOwn, clearWaiting } from "../steps/own-subscription.ts";
import { PlanWish, planWished } from "../steps/plan-wish.ts";
import { SubscriptionView, viewSubscription } from "../steps/view.ts";

/** Changes to a smaller plan when the period ends; until then everything stays as it is. */
export const downgradeSubscription = useCase({
  params: z.object({ id: Id }),
  body: PlanWish,
  answer: SubscriptionView,
  async run(app, { params, body, actor, transaction }) {
    const who = { id: params.id, userId: actor.id };
    await clearWaiting(app, who);
    return transaction(async (tx) => {
      await changeOwn(app, tx, who, (held) => downgraded(held, planWished(held, body)));
      return answer(await viewSubscription(tx, who));
    });
  },
});

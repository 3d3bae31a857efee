import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { canceledAtPeriodEnd, mustBeLive } from "../domain/subscription.ts";
import { cancelNow } from "../steps/cancel-now.ts";
import { refuseWithheld } from "../steps/give-back.ts";
import { changeOwn, clearWaiting, holdOwn } from "../steps/own-subscription.ts";
import { SubscriptionView, viewSubscription } from "../steps/view.ts";

/**
 * Cancels a subscription, at the end of its period or at once. At once means that the days after today are refunded to
 * the card, the newest payment first. That is refused while the payer's bank withholds their money.
 */
export const cancelSubscription = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ when: z.enum(["period-end", "now"]).default("period-end") }),
  answer: SubscriptionView,
  async run(app, { params, body, actor, transaction }) {
    const who = { id: params.id, userId: actor.id };
    await clearWaiting(app, who);
    return transaction(async (tx) => {
      if (body.when === "period-end") await changeOwn(app, tx, who, canceledAtPeriodEnd);
      else {
        const { subscription } = await holdOwn(app, tx, who);
        mustBeLive(subscription);
        await refuseWithheld(app, tx, subscription);
        await cancelNow(app, tx, subscription);
      }
      return answer(await viewSubscription(tx, who));
    });
  },
});

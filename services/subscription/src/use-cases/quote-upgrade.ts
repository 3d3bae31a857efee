import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { draftUpgrade } from "../steps/draft-upgrade.ts";
import { InvoiceLineView } from "../steps/invoice-view.ts";
import { PlanWish, planWished } from "../steps/plan-wish.ts";
import { findSubscription } from "../store/subscriptions.ts";

/** The price of an upgrade now. */
export const quoteUpgrade = useCase({
  params: z.object({ id: Id }),
  query: PlanWish,
  answer: z.object({ lines: z.array(InvoiceLineView), total: z.number().int(), currency: z.string() }),
  async run(app, { params, query, actor }) {
    const subscription = await findSubscription(app.db.read, params.id, actor.id);
    if (!subscription) throw notFound("subscription");
    const { lines, total, currency } = draftUpgrade(app, subscription, planWished(subscription, query));
    return answer({ lines: [...lines], total, currency });
  },
});

import { answer, transaction } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { answerBank } from "../clients/embedded/provider.ts";
import { settlePayment } from "../steps/settle-payment.ts";
import { SubscriptionView, viewSubscription } from "../steps/view.ts";
import { findPayment } from "../store/payments.ts";

/** Replaces the page of the payer's bank for test payments: approves or declines a payment. */
export const answerTestBank = useCase({
  params: z.object({ reference: z.string().max(100) }),
  body: z.strictObject({ approve: z.boolean() }),
  answer: SubscriptionView,
  async run(app, { params: { reference }, body, actor }) {
    const payment = await findPayment(app.db.read, { reference });
    if (app.payments.name !== "embedded" || payment?.userId !== actor.id) throw notFound("payment");
    await answerBank(app.db.pool, reference, body.approve);
    const outcome = await app.payments.look(reference);
    const who = { id: payment.subscriptionId, userId: actor.id };
    return transaction(app.db, async (tx) => {
      await settlePayment(app, tx, payment, outcome);
      return answer(await viewSubscription(tx, who));
    });
  },
});

import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { keepCard } from "../steps/keep-card.ts";
import { findAccount, lockAccount, saveAccount } from "../store/accounts.ts";

const returnUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .optional();

/** Adds a card to pay with: a test card by its token, or a real card on the provider's page at `url`. */
export const addCard = useCase({
  body: z.strictObject({
    card: z
      .string()
      .max(100)
      .optional()
      .meta({ description: "A test card, with the embedded provider only." }),
    returnUrl,
  }),
  answer: z.object({ card: z.string().nullable(), url: z.string().nullable() }),
  async run(app, { body, actor, transaction }) {
    const userId = actor.id;
    const before = await findAccount(app.db.read, app.sealer, userId);
    const { customer, card, url } = await app.payments.addCard({
      userId,
      customer: before?.customer ?? null,
      token: body.card,
      returnUrl: body.returnUrl,
    });
    return transaction(async (tx) => {
      const account = await lockAccount(tx, app.sealer, userId, app.clock.now());
      await saveAccount(tx, app.sealer, { ...account, customer });
      if (card) await keepCard(app, tx, { ...account, customer }, card);
      return answer({ card: card?.label ?? null, url });
    });
  },
});

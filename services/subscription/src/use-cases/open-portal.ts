import { answer } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { findAccount } from "../store/accounts.ts";

/** The provider's page where a payer manages cards and payments. */
export const openPortal = useCase({
  body: z.strictObject({
    returnUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
  }),
  answer: z.object({ url: z.string() }),
  async run(app, { body, actor }) {
    const account = await findAccount(app.db.read, app.sealer, actor.id);
    const back = body.returnUrl ?? `${app.config.PUBLIC_URL}/billing`;
    const url = account?.customer ? await app.payments.portal(account.customer, back) : null;
    if (url !== null) return answer({ url });
    throw new Refusal(
      "conflict",
      "no-portal",
      "The payment provider has no page for you. Give a card with POST /card first.",
    );
  },
});

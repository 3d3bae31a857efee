import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { useCase } from "../app.ts";
import type { Notice } from "../clients/payment-provider.ts";
import { followDispute } from "../steps/follow-dispute.ts";
import { keepCard } from "../steps/keep-card.ts";
import { settlePayment } from "../steps/settle-payment.ts";
import { lockAccount, userOfCustomer } from "../store/accounts.ts";
import { findPayment, noteMessage } from "../store/payments.ts";

/**
 * Handles a webhook of the payment provider. The message is only a reason to ask the provider for the current state. So
 * late, repeated and unordered messages have the effect of the current state, once.
 */
export const hearProvider = useCase({
  answer: "nothing",
  async run(app, { raw }) {
    const { bytes, headers } = raw ?? { bytes: Buffer.alloc(0), headers: {} };
    await act(app, app.payments.readNotice(bytes, headers, app.clock.now()));
    return { body: undefined };
  },
});

async function act(app: App, { id, about }: Notice): Promise<void> {
  if (about === null) return;
  if ("payment" in about) return lookAtPayment(app, id, about.payment);
  if ("dispute" in about) return lookAtDispute(app, about.dispute);
  const [userId, card] = [
    await userOfCustomer(app.db.read, about.customer),
    await app.payments.cardOf(about.checkout),
  ];
  if (userId === null || card === null) return;
  await transaction(app.db, async (tx) => {
    const account = await lockAccount(tx, app.sealer, userId, app.clock.now());
    if (await noteMessage(tx, id, app.clock.now())) await keepCard(app, tx, account, card);
  });
}

/** Only the dispute's state decides whether anything is new, so a repeated message changes nothing. */
async function lookAtDispute(app: App, reference: string): Promise<void> {
  const claim = await app.payments.dispute(reference);
  if (claim) await followDispute(app, claim);
}

async function lookAtPayment(app: App, messageId: string, reference: string): Promise<void> {
  const payment = await findPayment(app.db.read, { reference });
  // Not one of ours, or its reference is not saved yet. In that case, the process that prepared it settles it.
  if (!payment) return;
  const outcome = await app.payments.look(reference);
  if (outcome.status === "unconfirmed") return;
  await transaction(app.db, async (tx) => {
    await lockAccount(tx, app.sealer, payment.userId, app.clock.now());
    if (await noteMessage(tx, messageId, app.clock.now())) await settlePayment(app, tx, payment, outcome);
  });
}

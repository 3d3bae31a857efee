import { disputeClosed, paymentDisputed } from "@storytelling/events";
import { holdPerson, record } from "@storytelling/service";
import type { App } from "../app.ts";
import { type Claim, coversUnsent, type Dispute, type Followed, follow } from "../domain/dispute.ts";
import { type Invoice, openAmount } from "../domain/invoice.ts";
import { type Payment, wasPaid } from "../domain/payment.ts";
import { lockAccount, lockErased } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import { findDispute, saveDispute } from "../store/disputes.ts";
import { invoiceById } from "../store/invoices.ts";
import { findOpenPayment, findPayment, noteRefundSent, refundsOfPayment } from "../store/payments.ts";
import { chargeBack, reinstate } from "./charge-back.ts";
import { inFlight } from "./collect.ts";
import { enqueueRefund } from "./enqueue.ts";
import { leftOf } from "./give-back.ts";
import { remember } from "./invoicing.ts";

/**
 * Records the state of a dispute, with all its consequences. Idempotent: a claim that is known, or older than the known
 * state, changes nothing, so money counts once. For an erased user it writes only the books.
 * @throws Refusal `conflict` while a payment of the same subscription is under way
 */
export async function settleDispute(
  app: App,
  tx: Tx,
  { id, userId }: { id: string; userId: string },
  claim: Claim,
): Promise<void> {
  const present = await holdPerson(tx, userId);
  await (present ? lockAccount(tx, app.sealer, userId, app.clock.now()) : lockErased(tx, userId));
  const payment = await findPayment(tx, { id });
  if (!payment || !wasPaid(payment)) return;
  const about = { id: app.ids.next(), payment, left: await leftOf(tx, payment, claim.reference) };
  const followed = follow(await findDispute(tx, claim.reference), claim, about, app.clock.now());
  if (!followed) return;
  const { dispute, tells } = followed;
  const decided = tells.includes("decided");
  if (decided && (await findOpenPayment(tx, payment.subscriptionId))) throw inFlight();
  await saveDispute(tx, present ? dispute : { ...dispute, reason: null });
  if (decided) await settleRefunds(app, tx, dispute);
  await moveMoney(app, tx, { dispute, payment, present }, followed.moves);
  if (present) await record(tx, tellOf(followed, payment, await invoiceById(tx, payment.invoiceId)));
}

async function moveMoney(
  app: App,
  tx: Tx,
  known: { dispute: Dispute; payment: Payment; present: boolean },
  moves: Followed["moves"],
): Promise<void> {
  const { dispute, payment } = known;
  const invoice = await invoiceById(tx, payment.invoiceId);
  for (const kind of moves)
    await remember(app, tx, invoice, { kind, about: dispute.id, amount: dispute.withheld });
  if (moves.includes("chargeback")) await chargeBack(app, tx, known);
  if (moves.includes("reinstated")) await reinstate(app, tx, known);
}

/** Settles refunds that waited for the bank's decision: the bank has paid them itself, or they are sent now. */
async function settleRefunds(app: App, tx: Tx, dispute: Dispute): Promise<void> {
  const { unsent } = await refundsOfPayment(tx, dispute.paymentId);
  const sum = unsent.reduce((total, { amount }) => total + amount, 0);
  const given = dispute.status === "lost" && coversUnsent(dispute, sum);
  for (const { id } of unsent)
    await (given ? noteRefundSent(tx, id, app.clock.now()) : enqueueRefund(app, tx, id));
}

function tellOf({ dispute, tells }: Followed, payment: Payment, invoice: Invoice) {
  const { userId, subscriptionId } = payment;
  const { withheld, claimed, currency, status } = dispute;
  const about = {
    userId,
    subscriptionId,
    paymentId: payment.id,
    invoiceId: invoice.id,
    invoiceNumber: invoice.number ?? "",
    disputeId: dispute.id,
    amount: withheld > 0 ? withheld : claimed,
    currency,
  };
  const dueAt = dispute.dueAt?.toISOString() ?? null;
  return tells.map((tell) =>
    tell === "disputed"
      ? paymentDisputed(userId, { ...about, withheld: withheld > 0, dueAt })
      : disputeClosed(userId, {
          ...about,
          outcome: status === "won" || status === "lost" ? status : "withdrawn",
          open: openAmount(invoice),
        }),
  );
}

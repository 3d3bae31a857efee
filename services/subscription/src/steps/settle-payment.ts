import { paymentFailed, paymentProcessed, subscriptionUpgraded } from "@storytelling/events";
import { record } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Invoice } from "../domain/invoice.ts";
import { type DeclineReason, isOpen, lookAgainAt, type Outcome, type Payment } from "../domain/payment.ts";
import { ended, isLive, paidUp, type Subscription, unpaid, upgraded } from "../domain/subscription.ts";
import { lockAccount } from "../store/accounts.ts";
import type { Tx } from "../store/db.ts";
import { invoiceById, saveInvoice } from "../store/invoices.ts";
import { findPayment, savePayment } from "../store/payments.ts";
import { findSubscription, saveSubscription } from "../store/subscriptions.ts";
import { changeTier } from "./change-tier.ts";
import { issue, remember } from "./invoicing.ts";

interface Case {
  readonly payment: Payment;
  readonly invoice: Invoice;
  readonly subscription: Subscription;
}

const anHourMs = 3_600_000;

/**
 * Records the outcome of a payment, with all its consequences. Idempotent: a settled payment never changes, so a second
 * or late caller (a webhook, a job, the payer's own request) changes nothing.
 */
export async function settlePayment(
  app: App,
  tx: Tx,
  { id, userId }: { id: string; userId: string },
  outcome: Outcome,
): Promise<void> {
  await lockAccount(tx, app.sealer, userId, app.clock.now());
  const payment = await findPayment(tx, { id });
  if (!payment || !isOpen(payment)) return;
  const subscription = await findSubscription(tx, payment.subscriptionId, userId);
  if (!subscription) throw new Error("A payment without its subscription.");
  const known = { payment, subscription, invoice: await invoiceById(tx, payment.invoiceId) };
  switch (outcome.status) {
    case "succeeded":
      return succeed(app, tx, known);
    case "declined":
      return fail(app, tx, known, outcome.reason);
    case "canceled":
      return drop(app, tx, known);
    case "requires-confirmation": {
      const waiting = { ...payment, status: "requires-confirmation" as const, url: outcome.url };
      await savePayment(tx, waiting);
      return saveSubscription(tx, subscription, lookAgainAt(waiting));
    }
    default:
      return saveSubscription(tx, subscription, new Date(app.clock.now().getTime() + anHourMs));
  }
}

async function succeed(app: App, tx: Tx, { payment, invoice: before, subscription }: Case): Promise<void> {
  await savePayment(tx, { ...payment, status: "succeeded", url: null });
  const invoice = before.status === "draft" ? await issue(app, tx, before) : before;
  await saveInvoice(tx, { ...invoice, status: "paid", paid: invoice.paid + payment.amount });
  await remember(app, tx, invoice, { kind: "payment", about: payment.id, amount: payment.amount });
  const { userId, amount, currency } = payment;
  const about = { userId, subscriptionId: subscription.id, paymentId: payment.id, invoiceId: invoice.id };
  const invoiceNumber = invoice.number ?? "";
  await record(tx, [paymentProcessed(userId, { ...about, invoiceNumber, amount, currency })]);
  // An invoice that was issued before is paid again after a dispute. Its upgrade took effect the first time.
  if (before.status === "draft" && invoice.kind === "upgrade")
    return applyUpgrade(app, tx, subscription, invoice);
  const active = paidUp(subscription);
  await saveSubscription(tx, active);
  if (isLive(active)) await changeTier(app, tx, { userId, tier: active.plan.tier, reason: "subscribed" });
}

/** Puts a paid upgrade into effect, as of the moment for which its price was calculated. */
export async function applyUpgrade(
  app: App,
  tx: Tx,
  subscription: Subscription,
  invoice: Pick<Invoice, "plan" | "createdAt" | "total" | "currency">,
): Promise<void> {
  const { userId, plan } = subscription;
  const better = upgraded(subscription, invoice.plan, invoice.createdAt);
  await saveSubscription(tx, better);
  const event = subscriptionUpgraded(userId, {
    userId,
    subscriptionId: subscription.id,
    tier: better.plan.tier,
    interval: better.plan.interval,
    previousTier: plan.tier,
    previousInterval: plan.interval,
    amount: invoice.total,
    currency: invoice.currency,
  });
  await record(tx, [event]);
  await changeTier(app, tx, { userId, tier: better.plan.tier, reason: "upgraded" });
}

async function fail(app: App, tx: Tx, known: Case, reason: DeclineReason): Promise<void> {
  const { payment, invoice } = known;
  await savePayment(tx, { ...payment, status: "failed", reason, url: null });
  await remember(app, tx, invoice, { kind: "failure", about: payment.id, amount: 0, reason });
  const { dunning } = await withoutMoney(app, tx, known);
  const { userId, subscriptionId, amount, currency } = payment;
  const event = paymentFailed(userId, {
    userId,
    subscriptionId,
    paymentId: payment.id,
    invoiceId: invoice.id,
    amount,
    currency,
    reason,
    nextTryAt: dunning?.nextTryAt?.toISOString() ?? null,
    endsAt: dunning?.endsAt?.toISOString() ?? null,
  });
  await record(tx, [event]);
}

async function drop(app: App, tx: Tx, known: Case): Promise<void> {
  await savePayment(tx, { ...known.payment, status: "canceled", url: null });
  await withoutMoney(app, tx, known);
}

/** Updates a subscription and its invoice after a payment that brought no money. */
async function withoutMoney(
  app: App,
  tx: Tx,
  { payment, invoice, subscription }: Case,
): Promise<Subscription> {
  const now = app.clock.now();
  if (invoice.status === "draft") await saveInvoice(tx, { ...invoice, status: "void" });
  const after =
    subscription.status === "incomplete"
      ? ended(subscription, "first-payment-failed", now)
      : invoice.status === "open" && !payment.onSession
        ? unpaid(subscription, now)
        : subscription;
  await saveSubscription(tx, after);
  return after;
}

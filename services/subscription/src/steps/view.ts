import { notFound } from "@storytelling/values";
import { z } from "zod";
import { intervals } from "../domain/plan.ts";
import type { Subscription } from "../domain/subscription.ts";
import { TierCode } from "../domain/tiers.ts";
import type { Reader } from "../store/db.ts";
import { tierOfUser } from "../store/entitlements.ts";
import { findOpenInvoice, listDebts } from "../store/invoices.ts";
import { findOpenPayment } from "../store/payments.ts";
import { findLive, findSubscription } from "../store/subscriptions.ts";
import { Notice, noticesOf } from "./notices.ts";

const Moment = z.iso.datetime();
const Interval = z.enum(intervals);

/** A subscription as its owner sees it. Without a subscription, `tier` is what the user has anyway. */
export const SubscriptionView = z.object({
  id: z.uuid().nullable(),
  status: z.enum(["none", "incomplete", "trialing", "active", "past-due", "ended"]),
  /** The tier that the subscription grants now; free without one. */
  tier: TierCode,
  plan: z
    .object({ tier: TierCode, interval: Interval, amount: z.number().int(), currency: z.string() })
    .nullable(),
  periodStart: Moment.nullable(),
  periodEnd: Moment.nullable(),
  cancelAtPeriodEnd: z.boolean(),
  next: z.object({ tier: TierCode, interval: Interval }).nullable(),
  /** For an unpaid invoice: how often the card was tried, when it is tried again, and when the plan ends. */
  dunning: z
    .object({ failures: z.number().int(), nextTryAt: Moment.nullable(), endsAt: Moment.nullable() })
    .nullable(),
  /** The invoice to pay: of the current plan, or of one that ended since a bank took money back. */
  openInvoiceId: z.uuid().nullable(),
  /** A payment that is not settled. If it has a `url`, the payer confirms it there. */
  payment: z
    .object({ id: z.uuid(), status: z.string(), amount: z.number().int(), url: z.string().nullable() })
    .nullable(),
  endedAt: Moment.nullable(),
  endReason: z.string().nullable(),
  notices: z.array(Notice),
});
export type SubscriptionView = z.infer<typeof SubscriptionView>;

const none = {
  id: null,
  status: "none" as const,
  plan: null,
  periodStart: null,
  periodEnd: null,
  cancelAtPeriodEnd: false,
  next: null,
  dunning: null,
  payment: null,
  endedAt: null,
  endReason: null,
};

/** A user's current subscription. */
export async function viewCurrent(db: Reader, userId: string): Promise<SubscriptionView> {
  const live = await findLive(db, userId);
  if (live) return viewOf(db, live);
  const [debt] = await listDebts(db, userId);
  const notices = await noticesOf(db, userId);
  return { ...none, tier: await tierOfUser(db, userId), openInvoiceId: debt?.id ?? null, notices };
}

/** One of a user's subscriptions. @throws Refusal `not-found` for subscriptions of others */
export async function viewSubscription(
  db: Reader,
  { id, userId }: { id: string; userId: string },
): Promise<SubscriptionView> {
  const subscription = await findSubscription(db, id, userId);
  if (!subscription) throw notFound("subscription");
  return viewOf(db, subscription);
}

async function viewOf(db: Reader, subscription: Subscription): Promise<SubscriptionView> {
  const { id, userId, status, plan, period, cancelAtPeriodEnd, next, dunning, endReason } = subscription;
  const payment = await findOpenPayment(db, id);
  const open = await findOpenInvoice(db, id);
  return {
    id,
    status,
    tier: await tierOfUser(db, userId),
    plan,
    periodStart: period.start.toISOString(),
    periodEnd: period.end.toISOString(),
    cancelAtPeriodEnd,
    next,
    dunning: dunning && {
      failures: dunning.failures,
      nextTryAt: dunning.nextTryAt?.toISOString() ?? null,
      endsAt: dunning.endsAt?.toISOString() ?? null,
    },
    openInvoiceId: open?.id ?? null,
    payment: payment && { id: payment.id, status: payment.status, amount: payment.amount, url: payment.url },
    endedAt: subscription.endedAt?.toISOString() ?? null,
    endReason,
    notices: await noticesOf(db, userId),
  };
}

import { Refusal } from "@storytelling/values";
import { addDays, addMonths } from "./calendar.ts";
import { type Dunning, failedOnceMore } from "./dunning.ts";
import { checkDowngrade, checkUpgrade, type Interval, monthsOf, type Plan } from "./plan.ts";
import type { Period } from "./proration.ts";
import type { TierCode } from "./tiers.ts";

export type SubscriptionStatus = "incomplete" | "trialing" | "active" | "past-due" | "ended";
export type EndReason = "canceled" | "unpaid" | "disputed" | "trial-over" | "first-payment-failed";

/** A user's paid plan. A user without one has Free. */
export interface Subscription {
  readonly id: string;
  readonly userId: string;
  readonly status: SubscriptionStatus;
  /** With the price of the current period. */
  readonly plan: Plan;
  /** The moment from which all periods are counted. */
  readonly anchor: Date;
  /** Months from the anchor to the beginning of the current period. */
  readonly month: number;
  readonly period: Period;
  readonly cancelAtPeriodEnd: boolean;
  /** The plan that follows when the period ends; null for the same one. */
  readonly next: { readonly tier: TierCode; readonly interval: Interval } | null;
  readonly dunning: Dunning | null;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  readonly createdAt: Date;
}

interface Who {
  readonly id: string;
  readonly userId: string;
}

const neverChanged = {
  month: 0,
  cancelAtPeriodEnd: false,
  next: null,
  dunning: null,
  endedAt: null,
  endReason: null,
};

/** A subscription that begins once its first period is paid. */
export function begin(who: Who, plan: Plan, now: Date): Subscription {
  const period = { start: now, end: addMonths(now, monthsOf(plan.interval)) };
  return { ...who, ...neverChanged, status: "incomplete", plan, anchor: now, period, createdAt: now };
}

/** A subscription with a free trial of `days` days. Its first paid period begins when the trial ends. */
export function beginTrial(who: Who, plan: Plan, days: number, now: Date): Subscription {
  const end = addDays(now, days);
  const period = { start: now, end };
  return { ...who, ...neverChanged, status: "trialing", plan, anchor: end, period, createdAt: now };
}

export const isLive = ({ status }: Subscription): boolean => status !== "ended";

/** Whether its tier may be used now. */
export const grants = ({ status }: Subscription): boolean => status !== "ended" && status !== "incomplete";

/** What must be done about a subscription now. */
export type Due = "renew" | "retry" | "end";

export function dueNow(subscription: Subscription, now: Date): Due | null {
  const { status, dunning, period, cancelAtPeriodEnd } = subscription;
  if (status === "past-due" && dunning) {
    if (reached(dunning.endsAt, now)) return "end";
    if (cancelAtPeriodEnd && reached(period.end, now)) return "end";
    return reached(dunning.nextTryAt, now) ? "retry" : null;
  }
  if (status !== "active" && status !== "trialing") return null;
  if (!reached(period.end, now)) return null;
  return cancelAtPeriodEnd ? "end" : "renew";
}

/** When `dueNow` will next be something other than null; null for never. */
export function dueAt({ status, dunning, period }: Subscription): Date | null {
  if (status === "past-due") return dunning?.endsAt ?? dunning?.nextTryAt ?? null;
  return status === "active" || status === "trialing" ? period.end : null;
}

const reached = (moment: Date | null, now: Date): boolean => moment !== null && moment <= now;

/** The subscription in its next period, at the price of `plan`, which is due but not paid yet. */
export function renewed(subscription: Subscription, plan: Plan): Subscription {
  const { anchor, status } = subscription;
  // A trial ends at the anchor, where the first paid period begins.
  const month = status === "trialing" ? 0 : subscription.month + monthsOf(subscription.plan.interval);
  const period = { start: addMonths(anchor, month), end: addMonths(anchor, month + monthsOf(plan.interval)) };
  return { ...subscription, status: "active", plan, month, period, next: null };
}

/** The subscription after an upgrade, with the period that the difference pays for. */
export function upgraded(subscription: Subscription, target: Plan, now: Date): Subscription {
  mustBeChangeable(subscription);
  checkUpgrade(subscription.plan, target);
  const changed = { ...subscription, plan: target, next: null };
  if (subscription.status === "trialing" || target.interval === subscription.plan.interval) return changed;
  // A longer interval begins today, with a new anchor: its days are not those of the month before.
  const period = { start: now, end: addMonths(now, monthsOf(target.interval)) };
  return { ...changed, anchor: now, month: 0, period };
}

/** Changes to a smaller plan when the period ends. */
export function downgraded(subscription: Subscription, target: Plan): Subscription {
  mustBeChangeable(subscription);
  checkDowngrade(subscription.plan, target);
  return { ...subscription, next: { tier: target.tier, interval: target.interval } };
}

/** Ends with the period; until then everything stays as it is. */
export function canceledAtPeriodEnd(subscription: Subscription): Subscription {
  mustBeLive(subscription);
  if (subscription.cancelAtPeriodEnd)
    throw new Refusal(
      "conflict",
      "canceled-already",
      "Your subscription already ends with its period. POST resume to keep it.",
    );
  return { ...subscription, cancelAtPeriodEnd: true, next: null };
}

/** Takes back a cancellation or a downgrade that has not taken effect. */
export function resumed(subscription: Subscription): Subscription {
  if (!isLive(subscription))
    throw new Refusal(
      "conflict",
      "subscription-ended",
      "It has ended. POST /subscriptions to begin a new one.",
    );
  if (!subscription.cancelAtPeriodEnd && subscription.next === null)
    throw new Refusal(
      "conflict",
      "nothing-to-resume",
      "Your subscription was neither canceled nor downgraded. There is nothing to take back.",
    );
  return { ...subscription, cancelAtPeriodEnd: false, next: null };
}

export const ended = (subscription: Subscription, reason: EndReason, now: Date): Subscription => ({
  ...subscription,
  status: "ended",
  endedAt: now,
  endReason: reason,
  dunning: null,
  next: null,
  cancelAtPeriodEnd: false,
});

/** After the period's invoice could not be paid. The tier stays while tries or days of grace are left. */
export const unpaid = (subscription: Subscription, now: Date): Subscription => ({
  ...subscription,
  status: "past-due",
  dunning: failedOnceMore(subscription.dunning, now),
});

/** After the period's invoice was paid, on time or late. The schedule stays the same. */
export const paidUp = (subscription: Subscription): Subscription =>
  isLive(subscription) ? { ...subscription, status: "active", dunning: null } : subscription;

/** Makes the next try due now, since another card was given. */
export const triedAgainNow = (subscription: Subscription, now: Date): Subscription =>
  subscription.dunning === null
    ? subscription
    : { ...subscription, dunning: { ...subscription.dunning, nextTryAt: now } };

export function mustBeLive(subscription: Subscription): void {
  if (subscription.status === "incomplete")
    throw new Refusal(
      "conflict",
      "first-payment-open",
      "The first payment is not confirmed yet. Confirm it, or POST /subscriptions again with another card.",
    );
  if (!isLive(subscription))
    throw new Refusal(
      "conflict",
      "subscription-ended",
      "It has ended. POST /subscriptions to begin a new one.",
    );
}

function mustBeChangeable(subscription: Subscription): void {
  mustBeLive(subscription);
  if (subscription.status === "past-due")
    throw new Refusal(
      "conflict",
      "invoice-open",
      "An invoice is open. POST /invoices/{id}/pay, then change the plan.",
    );
  if (subscription.cancelAtPeriodEnd)
    throw new Refusal(
      "conflict",
      "canceled-already",
      "Your subscription ends with its period. POST resume, then change the plan.",
    );
}

import { Refusal } from "@storytelling/values";
import { compareTiers, currency, type TierCode, tierOf } from "./tiers.ts";

export const intervals = ["month", "year"] as const;
export type Interval = (typeof intervals)[number];

/** A tier at the price of one interval. */
export interface Plan {
  readonly tier: TierCode;
  readonly interval: Interval;
  /** Minor units for one interval, value added tax included. */
  readonly amount: number;
  readonly currency: string;
}

/**
 * The plan of a tier at today's price.
 * @throws Refusal `invalid` for free, which cannot be subscribed to
 */
export function planOf(code: TierCode, interval: Interval): Plan {
  const tier = tierOf(code);
  const amount = interval === "year" ? tier.priceYear : tier.priceMonth;
  if (amount > 0) return { tier: code, interval, amount, currency };
  const message = `${tier.name} costs nothing. To go back to it, POST cancel.`;
  throw new Refusal("invalid", "tier-without-price", `body.tier: ${message}`, {
    faults: [{ field: "body.tier", message }],
  });
}

export const monthsOf = (interval: Interval): number => (interval === "year" ? 12 : 1);

/** "Gold by the month". */
export const nameOf = ({ tier, interval }: Plan): string => `${tierOf(tier).name} by the ${interval}`;

/**
 * Checks that `target` is more than `plan`: a higher tier, or the same tier for longer. A year's plan cannot become a
 * month's plan before it ends.
 * @throws Refusal `conflict` that names the right route
 */
export function checkUpgrade(plan: Plan, target: Plan): void {
  if (target.tier === plan.tier && target.interval === plan.interval)
    throw new Refusal("conflict", "same-plan", `You have ${nameOf(plan)} already.`);
  const shorter = monthsOf(target.interval) < monthsOf(plan.interval);
  if (compareTiers(target.tier, plan.tier) >= 0 && !shorter) return;
  throw new Refusal(
    "conflict",
    "not-an-upgrade",
    `${nameOf(target)} is less than what you have. POST downgrade: it takes effect when the period ends.`,
  );
}

/** @throws Refusal `conflict` when `target` is the current plan or more */
export function checkDowngrade(plan: Plan, target: Plan): void {
  if (target.tier === plan.tier && target.interval === plan.interval)
    throw new Refusal("conflict", "same-plan", `You have ${nameOf(plan)} already.`);
  const shorter = monthsOf(target.interval) < monthsOf(plan.interval);
  const difference = compareTiers(target.tier, plan.tier);
  if (difference < 0 || (difference === 0 && shorter)) return;
  throw new Refusal(
    "conflict",
    "not-a-downgrade",
    `${nameOf(target)} is more than ${nameOf(plan)}. POST upgrade.`,
  );
}

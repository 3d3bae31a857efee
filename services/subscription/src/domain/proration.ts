import { dayOf } from "./calendar.ts";

/** A stretch of time that a price pays for; days are UTC days, the last one outside. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** Days of a period, and how many of them lie before `now`'s own day. */
export function daysOf({ start, end }: Period, now: Date): { days: number; gone: number } {
  const days = Math.max(1, dayOf(end) - dayOf(start));
  return { days, gone: Math.min(days, Math.max(0, dayOf(now) - dayOf(start))) };
}

/**
 * What a price of `amount` minor units asks for the days `from` up to `to` of `days`.
 * The rule of rounding: what is owed up to a day is rounded down, and a stretch costs the difference of its ends.
 * So the stretches of a period, however it is cut, add up to the price to the last minor unit.
 */
export const share = (amount: number, days: number, from: number, to = days): number =>
  owedUpTo(amount, days, to) - owedUpTo(amount, days, from);

const owedUpTo = (amount: number, days: number, day: number): number =>
  Number((BigInt(amount) * BigInt(day)) / BigInt(days));

/** What is not used up of a price when a better plan takes over today: today belongs to the new plan. */
export function unusedFromToday(amount: number, period: Period, now: Date): number {
  const { days, gone } = daysOf(period, now);
  return share(amount, days, gone);
}

/** What is not used up of a price when a subscription is given up today: a day that has begun is used. */
export function unusedAfterToday(amount: number, period: Period, now: Date): number {
  const { days, gone } = daysOf(period, now);
  return share(amount, days, Math.min(days, gone + 1));
}

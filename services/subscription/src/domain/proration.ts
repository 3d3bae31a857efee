import { dayOf } from "./calendar.ts";

/** The time that a price pays for, in UTC days; the day of `end` is not included. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** The days of a period, and how many of them are before the day of `now`. */
export function daysOf({ start, end }: Period, now: Date): { days: number; gone: number } {
  const days = Math.max(1, dayOf(end) - dayOf(start));
  return { days, gone: Math.min(days, Math.max(0, dayOf(now) - dayOf(start))) };
}

/**
 * The part of a price of `amount` minor units for the days `from` up to `to` of `days`.
 * The amount owed up to a day is rounded down, and a part costs the difference between its two ends.
 * So the parts of a period add up to the exact price, however the period is cut.
 */
export const share = (amount: number, days: number, from: number, to = days): number =>
  owedUpTo(amount, days, to) - owedUpTo(amount, days, from);

const owedUpTo = (amount: number, days: number, day: number): number =>
  Number((BigInt(amount) * BigInt(day)) / BigInt(days));

/** The unused part of a price when another plan begins today: today belongs to the new plan. */
export function unusedFromToday(amount: number, period: Period, now: Date): number {
  const { days, gone } = daysOf(period, now);
  return share(amount, days, gone);
}

/** The unused part of a price when a subscription ends today: today counts as used. */
export function unusedAfterToday(amount: number, period: Period, now: Date): number {
  const { days, gone } = daysOf(period, now);
  return share(amount, days, Math.min(days, gone + 1));
}

import { dateOf } from "./calendar.ts";
import { sameCurrency } from "./money.ts";
import { nameOf, type Plan } from "./plan.ts";
import { type Period, unusedFromToday } from "./proration.ts";

/** One line of an invoice. The amount of a credit is negative. */
export interface InvoiceLine {
  readonly text: string;
  /** Minor units. */
  readonly amount: number;
  readonly from: string;
  readonly to: string;
}

export type InvoiceStatus = "draft" | "open" | "paid" | "void";

/** An invoice. Always: `total = paid + credited + open`. */
export interface Invoice {
  readonly id: string;
  readonly userId: string;
  readonly subscriptionId: string;
  /** The price of a period, or the difference for an upgrade. */
  readonly kind: "period" | "upgrade";
  readonly status: InvoiceStatus;
  /** Assigned when it is issued. A draft has none, so that a dropped draft leaves no gap. */
  readonly number: string | null;
  readonly currency: string;
  readonly total: number;
  /** The amount paid, less refunds. */
  readonly paid: number;
  readonly credited: number;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly lines: readonly InvoiceLine[];
  /** The plan that it pays for. */
  readonly plan: Plan;
  readonly issuedAt: Date | null;
  readonly createdAt: Date;
}

export const openAmount = ({ total, paid, credited }: Invoice): number => total - paid - credited;

/** The lines and sum of a whole period. */
export function periodLines(plan: Plan, period: Period): { lines: InvoiceLine[]; total: number } {
  const line = {
    text: nameOf(plan),
    amount: plan.amount,
    ...dates(period),
  };
  return { lines: [line], total: plan.amount };
}

/**
 * The lines and sum of a change to `target` today. The unused part of the current plan is credited. The target is
 * charged until the end of `targetPeriod`, including today.
 */
export function upgradeLines(
  change: { plan: Plan; period: Period; target: Plan; targetPeriod: Period },
  now: Date,
): { lines: InvoiceLine[]; total: number } {
  const { plan, period, target, targetPeriod } = change;
  sameCurrency(plan, target);
  const back = unusedFromToday(plan.amount, period, now);
  const due = unusedFromToday(target.amount, targetPeriod, now);
  const lines = [
    { text: `${nameOf(plan)}, unused`, amount: -back, ...dates({ start: now, end: period.end }) },
    { text: `${nameOf(target)}, from today`, amount: due, ...dates({ start: now, end: targetPeriod.end }) },
  ];
  return withoutCrumbs(lines, due - back, now);
}

/**
 * Below this, in minor units, no card is charged: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
export const smallestCharge = 50;

function withoutCrumbs(lines: InvoiceLine[], total: number, now: Date) {
  if (total === 0 || total >= smallestCharge) return { lines, total };
  const today = dates({ start: now, end: now });
  return { lines: [...lines, { text: "Too little to charge, waived", amount: -total, ...today }], total: 0 };
}

const dates = ({ start, end }: Period) => ({ from: dateOf(start), to: dateOf(end) });

/** Value added tax that is inside a gross amount, rounded to the nearest minor unit. `rate` is in percent. */
export const taxWithin = (gross: number, rate: number): number =>
  Math.sign(gross) * Math.round((Math.abs(gross) * rate) / (100 + rate));

/**
 * Splits a refund of `amount` over a period's invoices: the newest first, and at most what was paid of each.
 */
export function refundsOf(
  invoices: readonly Invoice[],
  amount: number,
): { invoice: Invoice; amount: number }[] {
  let left = amount;
  return [...invoices]
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .map((invoice) => {
      const back = Math.min(left, invoice.paid);
      left -= back;
      return { invoice, amount: back };
    })
    .filter((refund) => refund.amount > 0);
}

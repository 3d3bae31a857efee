import { addDays } from "./calendar.ts";

/** Days between a failed try and the next; after the last of them, the days of grace. */
export const retryGaps = [2, 5, 7, 7] as const;
export const graceDays = 3;

/** How it stands with an invoice that could not be paid. */
export interface Dunning {
  readonly failures: number;
  /** When the card is tried again; null in the days of grace. */
  readonly nextTryAt: Date | null;
  /** When the subscription ends for want of payment; null while there are tries left. */
  readonly endsAt: Date | null;
}

/**
 * After one more try failed: gaps of 2, 5, 7 and 7 days between five tries, then three days of grace. 24 days in all,
 * fewer than the shortest month, so that no second period falls due meanwhile.
 */
export function failedOnceMore(before: Dunning | null, now: Date): Dunning {
  const failures = (before?.failures ?? 0) + 1;
  const gap = retryGaps[failures - 1];
  return gap === undefined
    ? { failures, nextTryAt: null, endsAt: before?.endsAt ?? addDays(now, graceDays) }
    : { failures, nextTryAt: addDays(now, gap), endsAt: null };
}

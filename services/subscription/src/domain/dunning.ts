import { addDays } from "./calendar.ts";

/** Days between a failed try and the next one. After the last try come the days of grace. */
export const retryGaps = [2, 5, 7, 7] as const;
export const graceDays = 3;

/** The retries of an invoice that could not be paid. */
export interface Dunning {
  readonly failures: number;
  /** When the card is tried again; null in the days of grace. */
  readonly nextTryAt: Date | null;
  /** When the subscription ends unpaid; null while tries are left. */
  readonly endsAt: Date | null;
}

/**
 * The state after one more failed try. Five tries have gaps of 2, 5, 7 and 7 days, then come three days of grace. These
 * are 24 days in all, fewer than the shortest month, so that no second period becomes due meanwhile.
 */
export function failedOnceMore(before: Dunning | null, now: Date): Dunning {
  const failures = (before?.failures ?? 0) + 1;
  const gap = retryGaps[failures - 1];
  return gap === undefined
    ? { failures, nextTryAt: null, endsAt: before?.endsAt ?? addDays(now, graceDays) }
    : { failures, nextTryAt: addDays(now, gap), endsAt: null };
}

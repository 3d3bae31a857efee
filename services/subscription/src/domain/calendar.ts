const dayMs = 86_400_000;

/** The number of a moment's UTC day, counted from 1970. */
export const dayOf = (moment: Date): number => Math.floor(moment.getTime() / dayMs);

export const addDays = (moment: Date, days: number): Date => new Date(moment.getTime() + days * dayMs);

/** A moment's UTC date, such as 2027-02-28. */
export const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/**
 * The same time of day `months` months after the anchor, in UTC. In a month without that day, its last day.
 * It counts from the anchor, never from the month before: 31 January, 28 February, 31 March.
 */
export function addMonths(anchor: Date, months: number): Date {
  const month = anchor.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(anchor.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(anchor.getUTCDate(), lastDay);
  return new Date(Date.UTC(anchor.getUTCFullYear(), month, day) + (anchor.getTime() % dayMs));
}

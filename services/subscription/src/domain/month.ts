/** The UTC calendar month of a moment, such as 2026-11. Allowances count by it, in every user's time zone. */
export const monthOf = (moment: Date): string => moment.toISOString().slice(0, 7);

/** When the next month's allowances begin: the first moment of that month in UTC. */
export function renewalOf(month: string): Date {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1));
}

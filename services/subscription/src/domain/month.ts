/** The UTC calendar month of a moment, such as 2026-11. Allowances are counted by it, wherever their user is. */
export const monthOf = (moment: Date): string => moment.toISOString().slice(0, 7);

/** When the allowances of a month's successor begin: its first moment in UTC. */
export function renewalOf(month: string): Date {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1));
}

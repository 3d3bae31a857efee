/** The accounts that every world writes to: few, so that each has many events in order. */
export const accountIds = Array.from(
  { length: 20 },
  (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
);

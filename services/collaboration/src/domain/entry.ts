import { Refusal } from "@storytelling/values";

/** What a user wrote about a day. */
export interface Entry {
  readonly id: string;
  readonly ownerId: string;
  /** YYYY-MM-DD, in UTC. */
  readonly day: string;
  readonly text: string;
  readonly createdAt: Date;
}

export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** A new entry. @throws Refusal `day-ahead` for a day that has not begun */
export function write(
  { day, text }: Pick<Entry, "day" | "text">,
  { id, ownerId }: Pick<Entry, "id" | "ownerId">,
  now: Date,
): Entry {
  if (day > dayOf(now)) throw dayAhead();
  return { id, ownerId, day, text, createdAt: now };
}

const dayAhead = (): Refusal => {
  const message = "This day has not begun. Give today (UTC) or an earlier day.";
  return new Refusal("invalid", "day-ahead", `body.day: ${message}`, {
    faults: [{ field: "body.day", message }],
  });
};

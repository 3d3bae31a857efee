import { createHash } from "node:crypto";

/** For whom a job is, and how large their share of the work is. */
export interface Turn {
  readonly person: string;
  /** 1 to `mostShare`. Among those who wait, a person with 2 has twice as many jobs done as a person with 1. */
  readonly share?: number;
}

/** The largest share of a person. */
export const mostShare = 8;

/** A person's group in the queue: a hash, so that jobs that are done keep no id of theirs. */
export const groupOf = (person: string): string =>
  createHash("sha256").update(person).digest("base64url").slice(0, 22);

interface Asking {
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * The priorities of a person's next jobs in a queue. Each job has a place in one order that all people share. A person's
 * next job is a step behind their last one, and their first job is a step behind what is being done now. So people take
 * turns, however many jobs one of them has (self-clocked fair queueing, Golestani 1994). The place is stored as the
 * negative priority.
 */
export async function prioritiesOf(
  db: Asking,
  { schema, name, count }: { schema: string; name: string; count: number },
  { person, share = 1 }: Turn,
): Promise<number[]> {
  // Each part reads one of pg-boss' indexes, since finished jobs stay in the table for a day.
  const of = (value: string, rest: string) =>
    `(select ${value}(-priority) from ${schema}.job where name = $1 and ${rest})`;
  const waiting = "state < 'active' and not blocked";
  const active = "state = 'active' and group_id is not null";
  const { rows } = await db.executeSql(
    `select greatest(coalesce(${of("max", active)}, ${of("min", waiting)}, 0),
                     ${of("max", `${waiting} and group_id = $2`)}, ${of("max", `${active} and group_id = $2`)}, 0) as place`,
    [name, groupOf(person)],
  );
  const [{ place } = { place: 0 }] = rows as { place: number }[];
  const step = Math.max(1, Math.round(mostShare / share));
  return Array.from({ length: count }, (_, nth) => -(Number(place) + (nth + 1) * step));
}

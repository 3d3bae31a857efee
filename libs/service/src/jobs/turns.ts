import { createHash } from "node:crypto";

/** Whose turn a job takes, and how much of the work is theirs. */
export interface Turn {
  readonly person: string;
  /** Of all who wait, somebody with 2 has twice as many jobs done as somebody with 1. 1 to `mostShare`. */
  readonly share?: number;
}

/** The largest share that somebody may have. */
export const mostShare = 8;

/** A person as the queue knows them: no id of theirs stays behind in jobs that are done. */
export const groupOf = (person: string): string =>
  createHash("sha256").update(person).digest("base64url").slice(0, 22);

interface Asking {
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * The priorities of somebody's next jobs in a queue. Each job has a place on a line that all people share: the next one
 * of a person is a step behind their last, and their first a step behind what is being done now. So people take
 * turns, however many jobs one of them has (self-clocked fair queueing, Golestani 1994). The place is kept as the
 * negative priority.
 */
export async function prioritiesOf(
  db: Asking,
  { schema, name, count }: { schema: string; name: string; count: number },
  { person, share = 1 }: Turn,
): Promise<number[]> {
  // Each part reads one of pg-boss' indexes: what is done stays in the table for a day.
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

import type pg from "pg";

/** The tables that have a partition for each day. */
export type Daily = "outbox" | "inbox";

/** A day's partition; the day begins and ends at midnight UTC. */
export interface Day {
  readonly name: string;
  readonly from: Date;
  readonly until: Date;
}

export const dayMs = 24 * 3_600_000;

/** Midnight UTC, a number of days after the day of a moment. */
export const midnight = (moment: Date, days = 0): Date =>
  new Date(Math.floor(moment.getTime() / dayMs) * dayMs + days * dayMs);

/** The existing partitions of a table, oldest first, without the default partition. */
export async function daysOf(client: pg.Pool | pg.PoolClient, table: Daily): Promise<Day[]> {
  const { rows } = await client.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass order by 1",
    [table],
  );
  return rows.flatMap(({ name }) => {
    const [, year, month, day] = /_(\d{4})(\d\d)(\d\d)$/.exec(name) ?? [];
    if (!year || !month || !day) return [];
    const from = new Date(`${year}-${month}-${day}T00:00:00Z`);
    return [{ name, from, until: midnight(from, 1) }];
  });
}

/** Adds partitions for the days between two moments, and for the rows in the default partition from that time. */
export async function addDays(
  client: pg.PoolClient,
  table: Daily,
  ahead: { from: Date; until: Date },
  oldest: Date,
): Promise<void> {
  await client.query(
    `select add_day($1, day) from (
       select day::date from generate_series($2::timestamptz at time zone 'UTC', $3::timestamptz at time zone 'UTC', '1 day') as day
       union
       select distinct (time at time zone 'UTC')::date from ${table}_default where time >= $4 and time <= $3
     ) as days order by day`,
    [table, ahead.from, ahead.until, oldest],
  );
}

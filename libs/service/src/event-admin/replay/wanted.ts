import { sql } from "kysely";
import { z } from "zod";

const moment = z.iso.datetime({ error: "Give a time in UTC, such as 2026-05-01T12:00:00Z." });

/** Which events to replay: those of a span of time, or those with these ids. Optionally only those of one aggregate. */
export const Wanted = z.strictObject({
  from: moment.optional().meta({ description: "Events of this moment and later." }),
  to: moment.optional().meta({ description: "Events before this moment; without it, all up to now." }),
  ids: z.array(z.uuid()).min(1).max(1000).optional().meta({ description: "The events with these ids." }),
  aggregateId: z.string().min(1).max(200).optional().meta({ description: "Only of this aggregate." }),
});
export type Wanted = z.infer<typeof Wanted>;

/**
 * The condition on `outbox` that finds these events. They were published before the replay was requested. Rows that a
 * replay published are excluded, so that no replay repeats another.
 */
export const wantedRows = ({ from, to, ids, aggregateId }: Wanted, requestedAt: Date) => {
  const conditions = [sql`replay_id is null`, sql`published_at <= ${requestedAt}`];
  if (from) conditions.push(sql`time >= ${from}::timestamptz`);
  if (to) conditions.push(sql`time < ${to}::timestamptz`);
  if (ids) conditions.push(sql`id = any(${ids}::uuid[])`);
  if (aggregateId) conditions.push(sql`aggregate_id = ${aggregateId}`);
  return sql.join(conditions, sql` and `);
};

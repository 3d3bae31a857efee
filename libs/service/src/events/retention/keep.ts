import type pg from "pg";
import type { Logger } from "pino";
import type { Db } from "../../db/db.ts";
import { systemClock } from "../../time/clock.ts";
import { addDays, type Daily, type Day, dayMs, daysOf, midnight } from "./days.ts";

/** How many days published events and the notes of handled events are kept. */
export interface Retention {
  readonly outboxDays: number;
  /** Longer than any bus delivers late and any outbox replays. An event that comes later is parked, not handled. */
  readonly inboxDays: number;
}

/** Days for which partitions are made ahead. If the service is down for longer, rows land in the default partition. */
const daysAhead = 7;
/** How long discarded events and finished replays are kept. */
const recordsDays = 90;
// The key of the advisory lock for adding and dropping; any constant will do.
const keeperLock = 7_310_986;
const mostSkewMs = 3_600_000;

/** Rows for which this holds must stay, and so must their partition. `$1` is the oldest moment to keep. */
const stays: Record<Daily, string> = {
  outbox:
    "published_at is null or published_at >= $1 or exists (select from replays where state = 'running')",
  inbox: "handled_at >= $1",
};

/**
 * Adds the partitions of the days to come and drops those of which no row must be kept. Two processes at once do no harm:
 * one of them does it. A partition that is in use for more than a second is left for the next time.
 */
export async function keepDays(db: Db, retention: Retention, log: Logger): Promise<void> {
  const now = db.clock.now();
  if (await isSkewed(db, now, log)) return;
  const keep = { outbox: retention.outboxDays, inbox: retention.inboxDays };
  for (const table of ["outbox", "inbox"] as const) {
    const since = new Date(now.getTime() - keep[table] * dayMs);
    const ahead = { from: midnight(now), until: midnight(now, daysAhead) };
    await alone(db, log, (client) => addDays(client, table, ahead, midnight(since)));
    for (const day of await daysOf(db.pool, table))
      if (day.until <= since) await alone(db, log, (client) => drop(client, table, day, since, log));
    await alone(db, log, (client) => sweepNet(client, table, since));
  }
  const since = new Date(now.getTime() - recordsDays * dayMs);
  await db.pool.query("delete from discarded_events where discarded_at < $1", [since]);
  await db.pool.query("delete from replays where ended_at < $1", [since]);
}

/** A clock that is far ahead would drop everything, so it is trusted only while the database's clock agrees. */
async function isSkewed(db: Db, now: Date, log: Logger): Promise<boolean> {
  if (db.clock !== systemClock) return false;
  const { rows } = await db.pool.query<{ now: Date }>("select clock_timestamp() as now");
  const skewMs = now.getTime() - (rows[0]?.now ?? now).getTime();
  if (Math.abs(skewMs) < mostSkewMs) return false;
  log.error(
    { skewMs },
    "the clocks of this machine and the database differ, so no partitions are added or dropped",
  );
  return true;
}

async function holds(client: pg.PoolClient, table: Daily, name: string, since: Date): Promise<boolean> {
  const { rowCount } = await client.query(`select 1 from ${name} where ${stays[table]} limit 1`, [since]);
  return rowCount !== 0;
}

async function drop(client: pg.PoolClient, table: Daily, day: Day, since: Date, log: Logger): Promise<void> {
  // Another replica may have dropped it already.
  if (!(await daysOf(client, table)).some(({ name }) => name === day.name)) return;
  if (await holds(client, table, day.name, since)) return;
  // An insert waits for this lock, and then finds that the partition is gone.
  await client.query(`lock table only ${table} in access exclusive mode`);
  await client.query(`lock table ${day.name} in access exclusive mode`);
  if (await holds(client, table, day.name, since)) return;
  await client.query(`drop table ${day.name}`);
  if (table === "inbox") await forget(client, day.until);
  log.info({ partition: day.name }, "a day partition was dropped");
}

/** Deletes from the default partition the rows that are older than all days to keep. */
async function sweepNet(client: pg.PoolClient, table: Daily, since: Date): Promise<void> {
  const gone = await client.query<{ time: Date }>(
    `delete from ${table}_default where time < $1 and not (${stays[table]}) returning time`,
    [since],
  );
  if (table === "outbox") return;
  const newest = Math.max(...gone.rows.map(({ time }) => time.getTime()));
  if (Number.isFinite(newest)) await forget(client, new Date(newest + 1));
  // The inbox from before it had day partitions.
  const carried = await client.query("select to_regclass('inbox_carried') as name");
  if (carried.rows[0]?.name === null) return;
  const { rowCount } = await client.query("select 1 from inbox_carried where handled_at >= $1 limit 1", [
    since,
  ]);
  if (rowCount !== 0) return;
  await client.query("drop table inbox_carried");
  await client.query("update inbox_forgotten set carries = false");
}

const forget = (client: pg.PoolClient, before: Date) =>
  client.query("update inbox_forgotten set before = greatest(before, $1)", [before]);

/** Runs one step in a separate transaction. Skips it while another process does the same, or others use the table. */
async function alone(db: Db, log: Logger, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    // While this waits for a lock, all later statements on the table wait too, so it gives up soon.
    await client.query("set local lock_timeout = '1s'");
    const { rows } = await client.query("select pg_try_advisory_xact_lock($1) as mine", [keeperLock]);
    if (rows[0]?.mine) await work(client);
    await client.query("commit");
    client.release();
  } catch (error) {
    const rolledBack = await client.query("rollback").then(
      () => true,
      () => false,
    );
    client.release(!rolledBack);
    if ((error as { code?: string }).code !== "55P03") throw error;
    log.info("day partitions are in use; the next run adds or drops them");
  }
}

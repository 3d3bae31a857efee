import type pg from "pg";
import type { Logger } from "pino";
import type { Db } from "../../db/db.ts";
import { systemClock } from "../../time/clock.ts";
import { addDays, type Daily, type Day, dayMs, daysOf, midnight } from "./days.ts";

/** For how many days events that were published, and what is known of those that were handled, are kept. */
export interface Retention {
  readonly outboxDays: number;
  /** More than any bus delivers late and any outbox replays: an event that comes after it is parked, not handled. */
  readonly inboxDays: number;
}

/** Days that partitions are made ahead: as long may nobody run the service without rows landing in the default one. */
const daysAhead = 7;
/** For how long is kept what operators gave up or had replayed. */
const recordsDays = 90;
// The key of the advisory lock of whoever adds and drops; any constant will do.
const keeperLock = 7_310_986;
const mostSkewMs = 3_600_000;

/** What may go of a day's partition: rows for which this holds must stay. `$1` is the oldest moment to be kept. */
const stays: Record<Daily, string> = {
  outbox:
    "published_at is null or published_at >= $1 or exists (select from replays where state = 'running')",
  inbox: "handled_at >= $1",
};

/**
 * Adds the partitions of the days to come and drops those of which nothing has to be kept. Two at once do no harm: one
 * of them does it. A partition that is in use for more than a second is left for the next time.
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

/** A clock that is wrong by far would have everything dropped: it is trusted only while the database's agrees. */
async function isSkewed(db: Db, now: Date, log: Logger): Promise<boolean> {
  if (db.clock !== systemClock) return false;
  const { rows } = await db.pool.query<{ now: Date }>("select clock_timestamp() as now");
  const skewMs = now.getTime() - (rows[0]?.now ?? now).getTime();
  if (Math.abs(skewMs) < mostSkewMs) return false;
  log.error({ skewMs }, "this machine's clock and the database's differ: no partitions are added or dropped");
  return true;
}

async function holds(client: pg.PoolClient, table: Daily, name: string, since: Date): Promise<boolean> {
  const { rowCount } = await client.query(`select 1 from ${name} where ${stays[table]} limit 1`, [since]);
  return rowCount !== 0;
}

async function drop(client: pg.PoolClient, table: Daily, day: Day, since: Date, log: Logger): Promise<void> {
  // Another replica may have been faster.
  if (!(await daysOf(client, table)).some(({ name }) => name === day.name)) return;
  if (await holds(client, table, day.name, since)) return;
  // Whoever inserts waits here, and then finds that the day is gone.
  await client.query(`lock table only ${table} in access exclusive mode`);
  await client.query(`lock table ${day.name} in access exclusive mode`);
  if (await holds(client, table, day.name, since)) return;
  await client.query(`drop table ${day.name}`);
  if (table === "inbox") await forget(client, day.until);
  log.info({ partition: day.name }, "a day of events was dropped");
}

/** Takes out of the default partition what lies before all days that are kept. */
async function sweepNet(client: pg.PoolClient, table: Daily, since: Date): Promise<void> {
  const gone = await client.query<{ time: Date }>(
    `delete from ${table}_default where time < $1 and not (${stays[table]}) returning time`,
    [since],
  );
  if (table === "outbox") return;
  const newest = Math.max(...gone.rows.map(({ time }) => time.getTime()));
  if (Number.isFinite(newest)) await forget(client, new Date(newest + 1));
  // What was handled before the inbox knew days.
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

/** Runs one step in a transaction of its own; leaves it out while another does the same, or others use the table. */
async function alone(db: Db, log: Logger, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    // Whoever comes after a lock that is waited for waits too: better late than that.
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
    log.info("partitions are in use, and are seen to next time");
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import type { Db } from "../db/db.ts";

/** Ends the workers of these queues; waits until they have ended, at most ten seconds. */
export async function endWorkers(boss: PgBoss, queues: readonly string[]): Promise<void> {
  // pg-boss itself checks only every half second whether they have ended.
  const ended = Promise.all(queues.map((name) => boss.offWork(name)));
  await Promise.race([ended, sleep(10_000, undefined, { ref: false })]);
}

/** Puts jobs back into their queues. A job that we interrupted ourselves is not a failed attempt. */
export async function giveBack(db: Db, schema: string, ids: readonly string[]): Promise<void> {
  await db.pool.query(
    `update ${schema}.job set state = 'retry', start_after = now(), completed_on = null, retry_count = greatest(retry_count - 1, 0)
      where id = any($1::uuid[]) and state in ('retry', 'failed')`,
    [ids],
  );
}

import type { Db, Tx } from "./db.ts";
import { inBatches } from "./in-batches.ts";

/**
 * As `inBatches`, for work that is done once in the life of a database: later starts skip it. When it is interrupted,
 * it begins again. Returns how many rows were changed.
 */
export async function once(db: Db, name: string, step: (tx: Tx) => Promise<number>): Promise<number> {
  const done = await db.read.selectFrom("upgrades").select("name").where("name", "=", name).execute();
  if (done.length > 0) return 0;
  const total = await inBatches(db, step);
  await db.pool.query("insert into upgrades (name, done_at) values ($1, $2) on conflict (name) do nothing", [
    name,
    db.clock.now(),
  ]);
  return total;
}

import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { MasterKeyMissing } from "../keys/master-keys.ts";

/** @throws MasterKeyMissing when something is wrapped by a master key that is not among `ids` */
export async function assertGiven(
  reader: Pick<Tx, "executeQuery">,
  ids: readonly string[],
  mend: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select wrapped_by as id from root_keys where wrapped_by <> all(${[...ids]}::text[])
    union all (select wrapped_by from blob_keys where wrapped_by <> all(${[...ids]}::text[]) limit 1)
    limit 1`.execute(reader as Tx);
  if (rows[0]) throw new MasterKeyMissing(rows[0].id, mend);
}

/** How many secrets each master key wraps, most first; a null id: from before ids were stored. */
export async function countByKey(db: Db): Promise<{ id: string | null; secrets: number }[]> {
  const { rows } = await sql<{ id: string | null; secrets: number }>`
    select wrapped_by as id, count(*)::int as secrets
      from (select wrapped_by from blob_keys union all select wrapped_by from root_keys) as secrets
     group by wrapped_by order by secrets desc`.execute(db.read);
  return rows;
}

/**
 * How many secrets other master keys than `current` wrap. It reads an index, so it costs little when there are none.
 */
export async function countOthers(db: Db, current: string): Promise<number> {
  const other = sql`wrapped_by < ${current} or wrapped_by > ${current} or wrapped_by is null`;
  const { rows } = await sql<{ others: number }>`
    select (select count(*) from blob_keys where ${other})::int +
           (select count(*) from root_keys where ${other})::int as others`.execute(db.read);
  return rows[0]?.others ?? 0;
}

const patience = "1s";

/**
 * Waits until no wrapped secret is being written. It blocks such writes until the transaction ends, so that a count is
 * complete. @throws Error with code 55P03 when a write takes longer than 1 s
 */
export async function holdWrapped(tx: Tx): Promise<void> {
  await sql`select set_config('lock_timeout', ${patience}, true)`.execute(tx);
  await sql`lock table root_keys, blob_keys in share row exclusive mode`.execute(tx);
}

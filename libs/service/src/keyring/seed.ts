import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { dataKeyLabel, rootLabel } from "../keys/labels.ts";
import { MasterKeyFault, type MasterKeys } from "../keys/master-keys.ts";

/**
 * The first root of an installation that is older than roots. It is derived from the master key as before, so that all
 * sealed values stay readable, here and at replicas of the older release.
 * @throws Error when data keys exist and no given key opens them
 */
export async function seedFrom(db: Db, masterKeys: MasterKeys): Promise<{ by: string; secret: Buffer }> {
  const by = (await openerOfDataKeys(db, masterKeys)) ?? masterKeys.current;
  const secret = masterKeys.seeds().get(by);
  if (!secret) throw new Error("What was sealed before there were root keys needs the master key itself.");
  return { by, secret };
}

/** The id of the master key that opens a data key from before ids were stored; null when there is no such data key. */
async function openerOfDataKeys(db: Db, masterKeys: MasterKeys): Promise<string | null> {
  const { rows } = await sql<{ owner: string; wrapped: Buffer }>`
    select owner, wrapped from blob_keys where wrapped_by is null limit 1`.execute(db.read);
  const [row] = rows;
  if (!row) return null;
  for (const by of masterKeys.ids) {
    const opened = await masterKeys
      .unwrap({ bytes: row.wrapped, by }, dataKeyLabel(row.owner))
      .catch(() => null);
    if (opened) return by;
  }
  throw new MasterKeyFault(
    `None of the given master keys (${masterKeys.ids.join(", ")}) is the one that this installation's keys are wrapped by. Give that one in MASTER_KEY, or put its file back from a backup.`,
  );
}

/** Stores the seed, wrapped. From then on the service no longer needs the key that it was derived from. */
export async function settleSeed(db: Db, masterKeys: MasterKeys): Promise<void> {
  const { rows } = await sql`select from root_keys where wrapped is null`.execute(db.read);
  if (rows.length === 0) return;
  const { by, secret } = await seedFrom(db, masterKeys);
  const wrapped = await masterKeys.wrap(secret, rootLabel(1));
  await sql`update root_keys set wrapped = ${wrapped.bytes}, wrapped_by = ${wrapped.by}, made_under = ${by},
      rewrapped_at = now() where wrapped is null`.execute(db.read);
}

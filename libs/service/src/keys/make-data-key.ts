import { randomBytes } from "node:crypto";
import { dataKeyLabel } from "./labels.ts";
import type { MasterKeys } from "./master-keys.ts";

// The update changes nothing. It waits for another transaction that makes the same key now, and then keeps that key.
const insert = `insert into blob_keys (owner, wrapped, wrapped_by) values ($1, $2, $3)
  on conflict (owner) do update set owner = excluded.owner`;
const replace = "update blob_keys set wrapped = $2, wrapped_by = $3 where owner = $1 and wrapped = $4";

/** Makes an owner's data key, unless one exists. */
export async function makeDataKey(
  query: (text: string, values: unknown[]) => Promise<unknown>,
  masterKeys: MasterKeys,
  owner: string,
): Promise<void> {
  const secret = randomBytes(32);
  let mine = await masterKeys.wrap(secret, dataKeyLabel(owner));
  await query(insert, [owner, mine.bytes, mine.by]);
  // While the insert waited for a connection, the master key may have been rotated; the old one may be destroyed soon.
  while (mine.by !== masterKeys.current) {
    const fresh = await masterKeys.wrap(secret, dataKeyLabel(owner));
    await query(replace, [owner, fresh.bytes, fresh.by, mine.bytes]);
    mine = fresh;
  }
}

import { keyRotationFinished, keyRotationStarted } from "@storytelling/events";
import { sql } from "kysely";
import { type Db, type Tx, transaction } from "../db/db.ts";
import { record } from "../events/outbox.ts";
import type { MasterKeys } from "../keys/master-keys.ts";
import { makeNextRoot } from "./roots.ts";

/** How a master key relates to those that roots were made under: it is the newest of them, an older one, or new. */
export type Standing = "newest" | "superseded" | "new";

/** @param madeUnder newest first; null: not known yet */
export function standingOf(current: string, madeUnder: readonly (string | null)[]): Standing {
  if (madeUnder[0] === current) return "newest";
  return madeUnder.includes(current) ? "superseded" : "new";
}

interface Rotating {
  readonly service: string;
  readonly db: Db;
  readonly masterKeys: MasterKeys;
}

/**
 * Begins to use a master key that is new here: makes its root and records the event. Only the first replica does so.
 */
export const beginRotation = (
  { service, db, masterKeys }: Rotating,
  orderedBy: string | null,
): Promise<boolean> =>
  transaction(db, async (given) => {
    const tx = given as Tx;
    await sql`lock table root_keys in share row exclusive mode`.execute(tx);
    const { rows } = await sql<{ key: string }>`
      select made_under as key from root_keys order by version desc`.execute(tx);
    const made = rows.map(({ key }) => key);
    const { current } = masterKeys;
    if (standingOf(current, made) !== "new") return false;
    await makeNextRoot(tx, masterKeys, orderedBy);
    const told = { service, masterKey: current, previousKey: made[0] ?? null, orderedBy };
    await record(tx, [{ ...keyRotationStarted(service, told), source: service }]);
    return true;
  });

/** Ends the rotation to the current key when no other key wraps anything. True when this call ended it. */
export const endRotation = ({ service, db, masterKeys }: Rotating): Promise<boolean> =>
  transaction(db, async (given) => {
    const tx = given as Tx;
    const { current } = masterKeys;
    const { rows } = await sql<{ orderedBy: string | null; previousKey: string | null }>`
      update root_keys set rewrapped_at = now()
       where version = (select max(version) from root_keys) and made_under = ${current} and rewrapped_at is null
         and not exists (select from root_keys where wrapped_by is distinct from ${current})
         and not exists (select from blob_keys where wrapped_by is distinct from ${current})
      returning ordered_by as "orderedBy",
        (select made_under from root_keys as before where before.version = root_keys.version - 1) as "previousKey"
    `.execute(tx);
    const [ended] = rows;
    if (!ended) return false;
    const told = { service, masterKey: current, ...ended };
    await record(tx, [{ ...keyRotationFinished(service, told), source: service }]);
    return true;
  });

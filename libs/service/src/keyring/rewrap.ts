import { type RawBuilder, sql } from "kysely";
import type { Logger } from "pino";
import { type Db, type Tx, transaction } from "../db/db.ts";
import { dataKeyLabel, rootLabel } from "../keys/labels.ts";
import type { MasterKeys } from "../keys/master-keys.ts";

const batch = 200;
// One replica at a time rewraps; any constant will do.
const lock = 7_310_991;

interface Secret {
  readonly name: string;
  readonly bytes: Buffer;
  readonly by: string | null;
}

/** A table of wrapped secrets: how to read some in order after a name, and how to write them back. */
interface Shelf {
  readonly label: (name: string) => string;
  read(after: string, current: string): RawBuilder<Secret>;
  write(names: string[], bytes: Buffer[], by: string): RawBuilder<unknown>;
}

const dataKeys: Shelf = {
  label: dataKeyLabel,
  read: (after, current) => sql`
    select owner as name, wrapped as bytes, wrapped_by as by from blob_keys
     where owner > ${after} and wrapped_by is distinct from ${current}
     order by owner limit ${batch} for update skip locked`,
  write: (names, bytes, by) => sql`
    update blob_keys set wrapped = fresh.wrapped, wrapped_by = ${by}
      from unnest(${names}::text[], ${bytes}::bytea[]) as fresh (owner, wrapped)
     where blob_keys.owner = fresh.owner`,
};

const roots: Shelf = {
  label: (name) => rootLabel(Number(name)),
  read: (after, current) => sql`
    select version::text as name, wrapped as bytes, wrapped_by as by from root_keys
     where version > ${Number(after)} and wrapped is not null and wrapped_by is distinct from ${current}
     order by version limit ${batch} for update`,
  write: (names, bytes, by) => sql`
    update root_keys set wrapped = fresh.wrapped, wrapped_by = ${by}
      from unnest(${names.map(Number)}::int[], ${bytes}::bytea[]) as fresh (version, wrapped)
     where root_keys.version = fresh.version`,
};

/**
 * Rewraps secrets of other master keys by the current one, a few in each transaction. After an interruption it
 * continues where it was. Secrets that cannot be opened, or are in use at the moment, are left for the next time.
 */
export async function rewrap(
  { db, masterKeys, log }: { db: Db; masterKeys: MasterKeys; log: Logger },
  signal: AbortSignal,
): Promise<number> {
  let done = 0;
  for (const [shelf, start] of [
    [roots, "0"],
    [dataKeys, ""],
  ] as const) {
    for (let after: string | null = start; after !== null && !signal.aborted; ) {
      const from: string = after;
      const some: Some = await transaction(db, (tx) => rewrapSome(tx as Tx, masterKeys, shelf, from, log));
      done += some.done;
      after = some.last;
    }
  }
  return done;
}

interface Some {
  readonly done: number;
  /** The name to continue after; null at the end, or when another replica is rewrapping. */
  readonly last: string | null;
}

async function rewrapSome(
  tx: Tx,
  masterKeys: MasterKeys,
  shelf: Shelf,
  after: string,
  log: Logger,
): Promise<Some> {
  const free = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${lock}) as taken`.execute(tx);
  if (!free.rows[0]?.taken) return { done: 0, last: null };
  const { current } = masterKeys;
  const { rows } = await shelf.read(after, current).execute(tx);
  const names: string[] = [];
  const bytes: Buffer[] = [];
  for (const secret of rows) {
    try {
      const plain = await masterKeys.unwrap(secret, shelf.label(secret.name));
      const fresh = await masterKeys.wrap(plain, shelf.label(secret.name));
      // The keys were changed meanwhile. A row that named another key than the one that wrapped it could not be opened
      // again.
      if (fresh.by !== current) return { done: 0, last: null };
      names.push(secret.name);
      bytes.push(fresh.bytes);
    } catch (error) {
      log.error({ err: error, secret: shelf.label(secret.name) }, "a key could not be rewrapped");
    }
  }
  if (names.length > 0) await shelf.write(names, bytes, current).execute(tx);
  return { done: names.length, last: rows.at(-1)?.name ?? null };
}

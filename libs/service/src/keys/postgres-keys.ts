import type { KeyStore } from "@storytelling/blobs";
import { dataKeyLabel } from "./labels.ts";
import { makeDataKey } from "./make-data-key.ts";
import { MasterKeyMissing, type MasterKeys } from "./master-keys.ts";

/** The part of a `pg.Pool` that is needed. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

const CACHE_MS = 60_000;
const CACHE_SIZE = 1_000;

/**
 * Data keys in the table blob_keys, each wrapped by a master key. A key is cached for at most a minute. So for that
 * long another process may still read what this one erased, if the files exist. The wrapped keys are also in the
 * database's backups: an erasure is complete when all older backups are gone.
 */
export function postgresKeys(
  pool: Queryable,
  masterKeys: MasterKeys,
  now: () => number = Date.now,
): KeyStore {
  const cache = new Map<string, { key: Buffer; until: number }>();
  let erasures = 0;

  async function load(owner: string): Promise<Buffer | null> {
    const before = erasures;
    const row = await rowOf(owner);
    if (!row) return null;
    const key = await unwrap(owner, row).catch(async (error) => {
      if (!(error instanceof MasterKeyMissing)) throw error;
      // The row may have been rewrapped since it was read, and the key that wrapped it destroyed.
      const again = await rowOf(owner);
      return again && unwrap(owner, again);
    });
    // A key that was read before an erasure ended must not be cached after it.
    if (key && erasures === before) remember(owner, key);
    return key;
  }

  async function rowOf(owner: string): Promise<Row | null> {
    const [row] = (await pool.query(select, [owner])).rows;
    return isRow(row) ? row : null;
  }

  const unwrap = (owner: string, row: Row): Promise<Buffer> =>
    masterKeys.unwrap({ bytes: row.wrapped, by: row.wrapped_by }, dataKeyLabel(owner));

  function remember(owner: string, key: Buffer): void {
    cache.delete(owner);
    cache.set(owner, { key, until: now() + CACHE_MS });
    const [oldest] = cache.keys();
    if (cache.size > CACHE_SIZE && oldest !== undefined) cache.delete(oldest);
  }

  return {
    async get(owner) {
      const known = cache.get(owner);
      if (known && known.until > now()) return known.key;
      cache.delete(owner);
      return await load(owner);
    },

    async create(owner) {
      await makeDataKey((text, values) => pool.query(text, values), masterKeys, owner);
      const key = await load(owner);
      if (!key) throw new Error("blob_keys gave back no row");
      return key;
    },

    async destroy(owner) {
      await pool.query("delete from blob_keys where owner = $1", [owner]);
      erasures++;
      cache.delete(owner);
    },
  };
}

const select = "select wrapped, wrapped_by from blob_keys where owner = $1";

interface Row {
  readonly wrapped: Buffer;
  readonly wrapped_by: string | null;
}

const isRow = (row: unknown): row is Row =>
  typeof row === "object" && row !== null && "wrapped" in row && Buffer.isBuffer(row.wrapped);

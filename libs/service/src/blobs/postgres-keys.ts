import { randomBytes } from "node:crypto";
import type { KeyStore } from "./store.ts";
import { unwrapKey, wrapKey } from "./wrap.ts";

/** The part of a `pg.Pool` that is needed. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

const CACHE_MS = 60_000;
const CACHE_SIZE = 1_000;

/**
 * Data keys in the table of schema.sql, wrapped by the 32-byte master key. A key is remembered for at most a minute,
 * so another process may still read for that long what this one erased, if the files are there. The wrapped keys are
 * also in the database's backups: an erasure is complete when those of before it are gone.
 */
export function postgresKeys(pool: Queryable, masterKey: Buffer, now: () => number = Date.now): KeyStore {
  if (masterKey.length !== 32) throw new Error("The master key must have 32 bytes.");
  const cache = new Map<string, { key: Buffer; until: number }>();
  let erasures = 0;

  async function load(owner: string, sql: string, values: unknown[]): Promise<Buffer | null> {
    const before = erasures;
    const [row] = (await pool.query(sql, values)).rows;
    if (!isRow(row)) return null;
    const key = unwrapKey(masterKey, owner, row.wrapped);
    // What was read before an erasure ended must not be remembered after it.
    if (erasures === before) remember(owner, key);
    return key;
  }

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
      return await load(owner, "select wrapped from blob_keys where owner = $1", [owner]);
    },

    async create(owner) {
      // The update that changes nothing makes the row of whoever was first come back in the same statement.
      const sql = `insert into blob_keys (owner, wrapped) values ($1, $2)
        on conflict (owner) do update set owner = excluded.owner returning wrapped`;
      const key = await load(owner, sql, [owner, wrapKey(masterKey, owner, randomBytes(32))]);
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

const isRow = (row: unknown): row is { wrapped: Buffer } =>
  typeof row === "object" && row !== null && "wrapped" in row && Buffer.isBuffer(row.wrapped);

import { randomBytes } from "node:crypto";
import { CompiledQuery } from "kysely";
import type pg from "pg";
import type { Tx } from "../db/db.ts";
import { dataKeyLabel } from "../keys/labels.ts";
import { makeDataKey } from "../keys/make-data-key.ts";
import { MasterKeyMissing, type MasterKeys } from "../keys/master-keys.ts";
import { type Sealer, sealer } from "../keys/seal.ts";
import { holdPeople } from "./erased-users.ts";

/** Where keys are read from: a transaction, or the database for reading. */
export type Asked = Pick<Tx, "executeQuery">;

/** A connection that is not Kysely's, as a place to read keys from. */
export const askedOf = (client: Pick<pg.Client, "query">): Asked => ({
  executeQuery: async <R>({ sql, parameters }: CompiledQuery<R>) => {
    const { rows } = await client.query(sql, [...parameters]);
    return { rows: rows as R[] };
  },
});

const rememberedMs = 60_000;
const mostRemembered = 5_000;

/** Sealers with people's own keys. They are cached for at most a minute, as the keys of blobs are. */
export interface PersonKeys {
  /** The sealers of those people who have a key, with one query for all that are not cached. */
  find(reader: Asked, userIds: readonly string[]): Promise<ReadonlyMap<string, Sealer>>;
  /**
   * The sealer of a person. For an erased person it is a key that is thrown away, so that nobody can open what it
   * sealed.
   */
  take(tx: Tx, userId: string): Promise<Sealer>;
  /** Call it when their key was destroyed. */
  forget(userId: string): void;
}

export function personKeys(masterKeys: MasterKeys, now: () => number = Date.now): PersonKeys {
  const remembered = new Map<string, { own: Sealer; until: number }>();
  let erasures = 0;

  const known = (userId: string): Sealer | undefined => {
    const found = remembered.get(userId);
    if (found && found.until > now()) return found.own;
    remembered.delete(userId);
    return undefined;
  };

  function remember(userId: string, own: Sealer): void {
    remembered.set(userId, { own, until: now() + rememberedMs });
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  }

  async function load(reader: Asked, userIds: readonly string[]): Promise<Map<string, Sealer>> {
    const before = erasures;
    // A row may be rewrapped after it was read, and the key that wrapped it destroyed: then it is read again.
    const opened = await read(reader, userIds).catch((error) => {
      if (error instanceof MasterKeyMissing) return read(reader, userIds);
      throw error;
    });
    // A key that was read before an erasure ended must not be cached after it.
    for (const { owner, own, settled } of opened) if (settled && erasures === before) remember(owner, own);
    return new Map(opened.map(({ owner, own }) => [owner, own]));
  }

  async function read(reader: Asked, userIds: readonly string[]) {
    // A key that this transaction made may be rolled back, so it must not be cached.
    const sql = `select owner, wrapped, wrapped_by, created_at < now() as settled
      from blob_keys where owner = any($1)`;
    const { rows } = await reader.executeQuery<KeyRow>(
      CompiledQuery.raw(sql, [userIds]) as CompiledQuery<KeyRow>,
    );
    return Promise.all(
      rows.map(async ({ owner, wrapped, wrapped_by, settled }) => {
        const key = await masterKeys.unwrap({ bytes: wrapped, by: wrapped_by }, dataKeyLabel(owner));
        return { owner, settled, own: sealer(key.toString("base64")) };
      }),
    );
  }

  async function make(tx: Tx, userId: string): Promise<void> {
    const query = (text: string, values: unknown[]) => tx.executeQuery(CompiledQuery.raw(text, values));
    await makeDataKey(query, masterKeys, userId);
  }

  async function find(reader: Asked, userIds: readonly string[]): Promise<Map<string, Sealer>> {
    const found = new Map<string, Sealer>();
    const missing = new Set<string>();
    for (const userId of userIds) {
      const own = known(userId);
      if (own) found.set(userId, own);
      else missing.add(userId);
    }
    if (missing.size > 0)
      for (const [userId, own] of await load(reader, [...missing])) found.set(userId, own);
    return found;
  }

  return {
    find,
    async take(tx, userId) {
      const own = (await find(tx, [userId])).get(userId);
      if (own) return own;
      const isErased = await holdPeople(tx, [userId]);
      if (isErased(userId)) return sealer(randomBytes(32).toString("base64"));
      await make(tx, userId);
      const made = (await load(tx, [userId])).get(userId);
      if (!made) throw new Error("blob_keys gave back no row");
      return made;
    },
    forget(userId) {
      erasures++;
      remembered.delete(userId);
    },
  };
}

interface KeyRow {
  readonly owner: string;
  readonly wrapped: Buffer;
  readonly wrapped_by: string | null;
  readonly settled: boolean;
}

import { CompiledQuery } from "kysely";
import { postgresKeys, type Queryable } from "../blobs/postgres-keys.ts";
import type { KeyStore } from "../blobs/store.ts";
import type { Tx } from "../db/db.ts";
import { sealer } from "../seal.ts";

/** Seals small values under a person's own key, the one of their blobs: destroyed with them, it takes these along. */
export interface PersonalSealer {
  /** Works on the transaction's connection alone, so that it never waits for another one. */
  seal<T>(tx: Tx<T>, userId: string, plain: string, purpose: string): Promise<Buffer>;
  /** Null when the person's key is gone. @throws Error when the value was changed */
  open(userId: string, sealed: Buffer, purpose: string): Promise<Buffer | null>;
}

export function personalSealer(keys: KeyStore, masterKey: Buffer): PersonalSealer {
  const sealerOf = (key: Buffer) => sealer(key.toString("base64"));
  return {
    async seal(tx, userId, plain, purpose) {
      const connection: Queryable = {
        query: async (text, values) =>
          tx.executeQuery(CompiledQuery.raw(text, values)) as Promise<{ rows: unknown[] }>,
      };
      const own = postgresKeys(connection, masterKey);
      return sealerOf((await own.get(userId)) ?? (await own.create(userId))).seal(plain, purpose);
    },
    async open(userId, sealed, purpose) {
      const key = await keys.get(userId);
      return key && sealerOf(key).open(sealed, purpose);
    },
  };
}

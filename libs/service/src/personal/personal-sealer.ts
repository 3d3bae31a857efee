import { randomBytes } from "node:crypto";
import { type Db, dbOf, type Tx } from "../db/db.ts";
import type { MasterKeys } from "../keys/master-keys.ts";
import { type Asked, personKeys } from "./person-keys.ts";

/**
 * A value to seal. It is bound to `purpose`, which is `table.column id`, so that it cannot be moved to another row or
 * column.
 */
export interface ToSeal {
  readonly plain: Buffer | string;
  readonly purpose: string;
}

/** A sealed value, its owner, and the purpose that it was sealed for. */
export interface ToOpen {
  readonly userId: string;
  readonly sealed: Buffer;
  readonly purpose: string;
}

/**
 * Seals values with a person's own key, which also seals their blobs: destroying the key erases both. Erasure wins
 * every race: a value that is sealed for an erased person, or with a key that is destroyed meanwhile, can never be
 * opened.
 */
export interface PersonalSealer {
  /** Uses only the transaction's connection, so that it never waits for another one. */
  seal<T>(tx: Tx<T>, userId: string, plain: Buffer | string, purpose: string): Promise<Buffer>;
  /** The same for many values of one person. */
  sealAll<T>(tx: Tx<T>, userId: string, items: readonly ToSeal[]): Promise<Buffer[]>;
  /**
   * Null when the person's key was destroyed. @throws Error when the value was changed, or sealed for another purpose
   */
  open(userId: string, sealed: Buffer, purpose: string, reader?: Asked): Promise<Buffer | null>;
  /**
   * The same for many values of any people, with one query for all keys that are not cached. In a transaction, pass it
   * as `reader`: then keys that were made in it are found, and no other connection is needed.
   */
  openAll(items: readonly ToOpen[], reader?: Asked): Promise<(Buffer | null)[]>;
  /**
   * HMACs with the person's key: equal for equal values of one person and purpose. Nobody can find a short text by
   * guessing. Without the key they are random.
   */
  fingerprintAll(
    userId: string,
    values: readonly string[],
    purpose: string,
    reader?: Asked,
  ): Promise<Buffer[]>;
  /** Call it when their key was destroyed, so that it is not cached either. */
  forget(userId: string): void;
}

const sealerOf = Symbol("the sealer of a database");

/** `personalSealer` adds it to a database and to its `read`. */
interface Sealing {
  readonly [sealerOf]?: PersonalSealer;
}

/** The sealer of the database of a reader or a transaction. */
export const personalOf = (asked: Asked & Sealing): PersonalSealer =>
  asked[sealerOf] ?? personalIn(dbOf(asked as Tx));

/** The sealer of a database. @throws Error when it was opened without a master key */
export function personalIn(db: Db & Sealing): PersonalSealer {
  const personal = db[sealerOf];
  if (!personal)
    throw new Error("This database was opened without a master key: nothing personal can be sealed.");
  return personal;
}

/** Makes the one sealer of a database; from then on `personalOf` returns it. */
export function personalSealer(db: Db, masterKeys: MasterKeys): PersonalSealer {
  const keys = personKeys(masterKeys);
  async function sealAll<T>(tx: Tx<T>, userId: string, items: readonly ToSeal[]): Promise<Buffer[]> {
    if (items.length === 0) return [];
    const own = await keys.take(tx as Tx, userId);
    return items.map(({ plain, purpose }) => own.seal(plain, purpose));
  }
  async function openAll(items: readonly ToOpen[], reader: Asked = db.read): Promise<(Buffer | null)[]> {
    if (items.length === 0) return [];
    const found = await keys.find(
      reader,
      items.map(({ userId }) => userId),
    );
    return items.map(({ userId, sealed, purpose }) => found.get(userId)?.open(sealed, purpose) ?? null);
  }
  const personal: PersonalSealer = {
    sealAll,
    openAll,
    async seal(tx, userId, plain, purpose) {
      const own = await keys.take(tx as Tx, userId);
      return own.seal(plain, purpose);
    },
    async open(userId, sealed, purpose, reader) {
      const [plain = null] = await openAll([{ userId, sealed, purpose }], reader);
      return plain;
    },
    async fingerprintAll(userId, values, purpose, reader = db.read) {
      if (values.length === 0) return [];
      const own = (await keys.find(reader, [userId])).get(userId);
      return values.map((value) => own?.fingerprint(value, purpose) ?? randomBytes(32));
    },
    forget: (userId) => keys.forget(userId),
  };
  for (const one of [db, db.read]) Object.assign(one, { [sealerOf]: personal });
  return personal;
}

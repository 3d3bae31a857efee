import { randomBytes } from "node:crypto";
import { type Db, dbOf, type Tx } from "../db/db.ts";
import type { MasterKeys } from "../keys/master-keys.ts";
import { type Asked, personKeys } from "./person-keys.ts";

/** A value to seal. `purpose` is `table.column id`: bound in, so that a value cannot be moved to another row or column. */
export interface ToSeal {
  readonly plain: Buffer | string;
  readonly purpose: string;
}

/** A value as it is kept, whose it is, and the purpose that it was sealed for. */
export interface ToOpen {
  readonly userId: string;
  readonly sealed: Buffer;
  readonly purpose: string;
}

/**
 * Seals values under a person's own key, the one of their blobs: destroyed with them, it takes these along. Erasure wins
 * every race: what is sealed for somebody erased, or under a key that goes meanwhile, can never be opened.
 */
export interface PersonalSealer {
  /** Works on the transaction's connection alone, so that it never waits for another one. */
  seal<T>(tx: Tx<T>, userId: string, plain: Buffer | string, purpose: string): Promise<Buffer>;
  /** The same for many values of one person. */
  sealAll<T>(tx: Tx<T>, userId: string, items: readonly ToSeal[]): Promise<Buffer[]>;
  /** Null when the person's key is gone. @throws Error when the value was changed, or sealed for another purpose */
  open(userId: string, sealed: Buffer, purpose: string, reader?: Asked): Promise<Buffer | null>;
  /**
   * The same for many values of anybody, with one query for all keys that are not remembered. In a transaction, give it
   * as `reader`: it sees the keys made there, and never waits for another connection.
   */
  openAll(items: readonly ToOpen[], reader?: Asked): Promise<(Buffer | null)[]>;
  /**
   * What equal values of one person have in common, and nothing else: HMACs under their key, so that nobody finds a
   * short text by guessing. Without the key they equal nothing.
   */
  fingerprintAll(
    userId: string,
    values: readonly string[],
    purpose: string,
    reader?: Asked,
  ): Promise<Buffer[]>;
  /** Their key was destroyed: it must not be remembered either. */
  forget(userId: string): void;
}

const sealerOf = Symbol("the sealer of a database");

/** A database, and what reads it, know their sealer from `personalSealer` on. */
interface Sealing {
  readonly [sealerOf]?: PersonalSealer;
}

/** The sealer of the database that is read, or that a transaction belongs to. */
export const personalOf = (asked: Asked & Sealing): PersonalSealer =>
  asked[sealerOf] ?? personalIn(dbOf(asked as Tx));

/** The sealer of a database. @throws Error when it was opened without a master key */
export function personalIn(db: Db & Sealing): PersonalSealer {
  const personal = db[sealerOf];
  if (!personal)
    throw new Error("This database was opened without a master key: nothing personal can be sealed.");
  return personal;
}

/** Makes the one sealer of a database; from then on `personalOf` gives it. */
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

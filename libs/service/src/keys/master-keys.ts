/** A secret that a master key wraps, and the id of that key; null: from before ids were kept, so every key is tried. */
export interface Wrapped {
  readonly bytes: Buffer;
  readonly by: string | null;
}

/** The keys that wrap all others. They never leave this, so that a key management service can stand behind it. */
export interface MasterKeys {
  /** The id of the key that wraps. */
  readonly current: string;
  /** The ids of all keys that open, the current one first. An id tells nothing about its key. */
  readonly ids: readonly string[];
  /** What to do when one is missing. */
  readonly mend: string;
  /** Whether they can change while this process runs, by `reload`. */
  readonly changeable: boolean;
  wrap(secret: Buffer, label: string): Promise<Wrapped>;
  /** @throws MasterKeyMissing @throws MasterKeyFault when the secret was changed or carries another label */
  unwrap(wrapped: Wrapped, label: string): Promise<Buffer>;
  /** Reads the keys again. They are taken over when `mayTake` does not throw for their ids. */
  reload(mayTake: (ids: readonly string[]) => Promise<void>): Promise<void>;
  /** By the id of each key: what services derived from it before there were root keys. */
  seeds(): ReadonlyMap<string, Buffer>;
}

/** The given master keys do not open what they should. */
export class MasterKeyFault extends Error {
  override name = "MasterKeyFault";
}

/** Something is wrapped by a master key that was not given. */
export class MasterKeyMissing extends MasterKeyFault {
  override name = "MasterKeyMissing";

  constructor(id: string, mend: string) {
    super(`The master key ${id} wraps what is kept here, and was not given. ${mend}`);
  }
}

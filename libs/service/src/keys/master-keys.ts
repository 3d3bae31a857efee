/**
 * A secret that a master key wraps, and the id of that key; null: from before ids were stored, so every key is tried.
 */
export interface Wrapped {
  readonly bytes: Buffer;
  readonly by: string | null;
}

/** Keys that were read again. */
export interface FreshKeys {
  readonly ids: readonly string[];
  take(): void;
}

/** The keys that wrap all others. They never leave this interface, so a key management service can implement it. */
export interface MasterKeys {
  /** The id of the key that wraps. */
  readonly current: string;
  /** The ids of all keys that open, the current one first. An id reveals nothing about its key. */
  readonly ids: readonly string[];
  /** What to do when one is missing. */
  readonly mend: string;
  /** Whether they can change while this process runs, by `read`. */
  readonly changeable: boolean;
  wrap(secret: Buffer, label: string): Promise<Wrapped & { readonly by: string }>;
  /** @throws MasterKeyMissing @throws MasterKeyFault when the secret was changed or carries another label */
  unwrap(wrapped: Wrapped, label: string): Promise<Buffer>;
  /** Reads the keys again; they are used once they are taken. */
  read(): Promise<FreshKeys>;
  /** What services derived from each key before there were root keys, by the key's id. */
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

/** A key cannot be dropped now: a write is running that it may wrap. */
export class MasterKeyBusy extends MasterKeyFault {
  override name = "MasterKeyBusy";

  constructor(options: ErrorOptions) {
    super("Somebody is writing a key that the old master key may wrap. Try again in a few seconds.", options);
  }
}

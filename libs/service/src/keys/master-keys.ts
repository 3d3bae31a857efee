/** A secret that a master key wraps, and the id of that key; null: from before ids were kept, so every key is tried. */
export interface Wrapped {
  readonly bytes: Buffer;
  readonly by: string | null;
}

/** Keys as they were read again. */
export interface FreshKeys {
  readonly ids: readonly string[];
  take(): void;
}

/** The keys that wrap all others. They never leave this, so that a key management service can stand behind it. */
export interface MasterKeys {
  /** The id of the key that wraps. */
  readonly current: string;
  /** The ids of all keys that open, the current one first. An id tells nothing about its key. */
  readonly ids: readonly string[];
  /** What to do when one is missing. */
  readonly mend: string;
  /** Whether they can change while this process runs, by `read`. */
  readonly changeable: boolean;
  wrap(secret: Buffer, label: string): Promise<Wrapped & { readonly by: string }>;
  /** @throws MasterKeyMissing @throws MasterKeyFault when the secret was changed or carries another label */
  unwrap(wrapped: Wrapped, label: string): Promise<Buffer>;
  /** Reads the keys again; they are used when they are taken. */
  read(): Promise<FreshKeys>;
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

/** A key cannot be given up now: somebody is writing what it may wrap. */
export class MasterKeyBusy extends MasterKeyFault {
  override name = "MasterKeyBusy";

  constructor(options: ErrorOptions) {
    super("Somebody is writing a key that the old master key may wrap. Try again in a few seconds.", options);
  }
}

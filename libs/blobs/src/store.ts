/** The data about a blob that can be read without its content. */
export interface BlobInfo {
  id: string;
  /** Plaintext bytes. */
  size: number;
  /** SHA-256 of the plaintext, as lower-case hex. */
  sha256: string;
  contentType: string;
}

/** Stores bytes of owners (audio, images, exports), encrypted at rest under a separate key for each owner. */
export interface BlobStore {
  /** Stores all of `content`, or nothing if anything fails. Replaces an existing blob with this `id` in one step. */
  put(
    owner: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
    options: { contentType: string; id?: string },
  ): Promise<BlobInfo>;
  info(owner: string, id: string): Promise<BlobInfo | null>;
  /**
   * The bytes, or those from `start` up to but not including `end`, cut to the blob's size.
   * Throws the Refusal `blob-not-found`. A damaged blob throws a DamagedBlob, at the latest at the damaged place.
   */
  read(owner: string, id: string, range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>;
  /** Idempotent. */
  delete(owner: string, id: string): Promise<void>;
  /** Destroys the owner's key first, so that copies and backups become unreadable, too, and then the files. */
  eraseOwner(owner: string): Promise<void>;
  /** Rejects if a blob could not be written now; for /readyz. */
  check(): Promise<void>;
}

/** Keeps one 32-byte data key for each owner. */
export interface KeyStore {
  get(owner: string): Promise<Buffer | null>;
  /** The owner's key. It is made now if it does not exist. */
  create(owner: string): Promise<Buffer>;
  destroy(owner: string): Promise<void>;
}

/** Stored bytes that differ from those that were put: changed, cut, swapped, or sealed under a lost key. */
export class DamagedBlob extends Error {
  constructor(path: string, cause?: unknown) {
    super(`The stored file ${path} is damaged, or another file was put in its place.`, { cause });
    this.name = "DamagedBlob";
  }
}

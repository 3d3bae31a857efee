/** What is known of a blob without reading it. */
export interface BlobInfo {
  id: string;
  /** Plaintext bytes. */
  size: number;
  /** SHA-256 of the plaintext, as lower-case hex. */
  sha256: string;
  contentType: string;
}

/** Bytes of an owner (audio, images, exports), encrypted at rest under a key that only that owner's blobs have. */
export interface BlobStore {
  /** Stores all of `content` or, if anything fails, nothing; under an `id` that exists it replaces the old in one step. */
  put(
    owner: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
    options: { contentType: string; id?: string },
  ): Promise<BlobInfo>;
  info(owner: string, id: string): Promise<BlobInfo | null>;
  /**
   * The bytes, or those from `start` up to but not including `end`, cut to the blob's size.
   * Throws the Refusal `blob-not-found`; a blob that was damaged throws a DamagedBlob, at the latest when the damage is reached.
   */
  read(owner: string, id: string, range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>;
  /** Idempotent. */
  delete(owner: string, id: string): Promise<void>;
  /** Destroys the owner's key first, so that copies and backups of the files are unreadable too; then the files. */
  eraseOwner(owner: string): Promise<void>;
  /** Rejects unless a blob could be written now; for /readyz. */
  check(): Promise<void>;
}

/** Keeps one 32-byte data key for each owner. */
export interface KeyStore {
  get(owner: string): Promise<Buffer | null>;
  /** The owner's key, made now unless there is one. */
  create(owner: string): Promise<Buffer>;
  destroy(owner: string): Promise<void>;
}

/** Stored bytes that are not what was put: altered, cut, moved from elsewhere, or sealed under a key that is gone. */
export class DamagedBlob extends Error {
  constructor(path: string, cause?: unknown) {
    super(`The stored file ${path} is damaged or not the one that was stored under this name.`, { cause });
    this.name = "DamagedBlob";
  }
}

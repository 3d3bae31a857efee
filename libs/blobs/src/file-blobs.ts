import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { notFound, Refusal } from "@storytelling/values";
import { sweepDrafts, syncFolders, writeWhole } from "./durable-files.ts";
import { type Opened, openSealed, readSealed, writeSealed } from "./sealed-file.ts";
import { type BlobStore, DamagedBlob, type KeyStore } from "./store.ts";

const CONTENT_TYPE = /^[\x20-\x7e]{1,255}$/;

/**
 * Blobs as sealed files below `dir`. The files are named by hashes, so no id can lead out of the folder. A reader can
 * detect every forgery except one: an older file of the same owner and id, put back in its place.
 */
export function fileBlobs({ dir, keys }: { dir: string; keys: KeyStore }): BlobStore {
  const root = resolve(dir);
  const incoming = join(root, "incoming");
  const ownerFolder = (owner: string): string => fanOut(root, hash(owner));
  const place = (owner: string, id: string): string => fanOut(ownerFolder(owner), hash(id));

  let prepared: Promise<void> | undefined;
  const prepare = (): Promise<void> => {
    prepared ??= mkdir(incoming, { recursive: true, mode: 0o700 }).then(() => sweepDrafts(incoming));
    return prepared.catch((error: unknown) => {
      prepared = undefined;
      throw asRefusal(error);
    });
  };
  prepare().catch(() => {});

  /** Runs `use` on the open file; null if the blob does not exist. */
  async function within<T>(
    owner: string,
    id: string,
    use: (handle: FileHandle, opened: Opened) => T,
  ): Promise<Awaited<T> | null> {
    const key = await keys.get(owner);
    const path = place(owner, id);
    const handle = key && (await openExisting(path));
    if (!handle) return null;
    try {
      const opened = await openSealed(handle, { key, owner, id }).catch((cause) => {
        throw new DamagedBlob(path, cause);
      });
      return await use(handle, opened);
    } finally {
      await handle.close();
    }
  }

  async function* stream(
    owner: string,
    id: string,
    sha256: string,
    range: Range,
  ): AsyncGenerator<Uint8Array> {
    const path = place(owner, id);
    const key = await keys.get(owner);
    const handle = key && (await openExisting(path));
    if (!handle) throw notFound("blob");
    try {
      const opened = await openSealed(handle, { key, owner, id });
      if (opened.description.sha256 !== sha256) throw replaced();
      yield* readSealed(handle, opened, range.start, range.end);
    } catch (error) {
      throw error instanceof Refusal ? error : new DamagedBlob(path, error);
    } finally {
      await handle.close();
    }
  }

  return {
    async put(owner, content, { contentType, id = randomUUID() }) {
      if (!CONTENT_TYPE.test(contentType))
        throw new Refusal(
          "invalid",
          "bad-content-type",
          "The content type must be 1 to 255 printable characters.",
        );
      await prepare();
      const key = (await keys.get(owner)) ?? (await keys.create(owner));
      const parts = content instanceof Uint8Array ? only(content) : content;
      const fill = (handle: FileHandle) => writeSealed(handle, { key, owner, id }, parts, contentType);
      const description = await writeWhole(incoming, place(owner, id), fill).catch((error: unknown) => {
        throw asRefusal(error);
      });
      return { id, ...description };
    },

    info: (owner, id) => within(owner, id, (_, { description }) => ({ id, ...description })),

    async read(owner, id, range) {
      const found = await within(owner, id, (_, { description }) => description);
      if (!found) throw notFound("blob");
      const { start, end } = range ?? { start: 0, end: found.size };
      if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start)
        throw new Refusal(
          "invalid",
          "bad-range",
          "A range must begin at 0 or later and not end before it begins.",
        );
      // The reader opens the file again when it begins, so a reader that never begins leaks no file handle.
      return stream(owner, id, found.sha256, { start, end: Math.min(end, found.size) });
    },

    async delete(owner, id) {
      const path = place(owner, id);
      await rm(path, { force: true });
      await syncFolders(dirname(path), dirname(path)).catch(ignoreMissing);
    },

    async eraseOwner(owner) {
      await keys.destroy(owner);
      const folder = ownerFolder(owner);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      await syncFolders(dirname(folder), dirname(folder)).catch(ignoreMissing);
    },

    async check() {
      await prepare();
      const probe = join(incoming, "probe");
      await writeWhole(incoming, probe, (handle) => handle.writeFile("probe")).catch((error: unknown) => {
        throw asRefusal(error);
      });
    },
  };
}

interface Range {
  start: number;
  end: number;
}

const hash = (name: string): string => createHash("sha256").update(JSON.stringify(name)).digest("hex");

/** 256 folders on each level keep each folder small. */
const fanOut = (folder: string, name: string): string => join(folder, name.slice(0, 2), name);

async function* only(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

const ignoreMissing = (error: unknown): void => {
  if (codeOf(error) !== "ENOENT") throw error;
};

const openExisting = (path: string): Promise<FileHandle | null> =>
  open(path, "r").catch((error) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });

const replaced = (): Refusal =>
  new Refusal("conflict", "blob-replaced", "The file was replaced before it was read. Read it again.");

/** A full disk, or a reached limit of the process, becomes a Refusal. Every other error stays as it is. */
const asRefusal = (cause: unknown): unknown =>
  ["ENOSPC", "EDQUOT", "EFBIG"].includes(String(codeOf(cause)))
    ? new Refusal("unavailable", "storage-full", "The storage for files is full. Try again later.", {
        cause,
      })
    : cause;

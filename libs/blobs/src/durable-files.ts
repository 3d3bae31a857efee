import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

const DAY = 86_400_000;

/**
 * Writes a file with `fill` in `incoming`, on the same file system. Renames it to `path` after all of it is on the
 * disk.
 */
export async function writeWhole<T>(
  incoming: string,
  path: string,
  fill: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const draft = join(incoming, randomBytes(12).toString("hex"));
  try {
    const handle = await open(draft, "wx", 0o600);
    let result: T;
    try {
      result = await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(draft, path);
    await syncFolders(dirname(path), made ? dirname(made) : dirname(path));
    return result;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

/** Syncs `folder` and its parents up to `top`, so that the names in them survive a power cut. */
export async function syncFolders(folder: string, top: string): Promise<void> {
  // Windows cannot open a folder, and writes names to the disk by itself.
  if (process.platform === "win32") return;
  for (let at = folder; ; at = dirname(at)) {
    const handle = await open(at, "r");
    await handle.sync().finally(() => handle.close());
    if (at === top || at === dirname(at)) return;
  }
}

/** Removes drafts that a killed process left more than a day ago. Younger ones may still be in use. */
export async function sweepDrafts(incoming: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(incoming)) {
    const draft = join(incoming, name);
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > DAY) await rm(draft, { force: true });
  }
}

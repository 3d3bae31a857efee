import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * The file that is locked. It stays empty. The process that holds the lock must not open it: closing it would release
 * the lock.
 */
const lockFile = "lock";
const holderFile = "running.json";

/** The process that uses a data folder. */
export interface Holder {
  readonly pid: number;
  /** When it took the folder, in ISO 8601. */
  readonly since: string;
  /** Null while it starts or stops. */
  readonly url: string | null;
}

/** A data folder that this process has locked. */
export interface FolderLock {
  /** Writes down, for other processes, the address of the platform; null when it has none any more. */
  tell(note: Readonly<Record<string, unknown>> & Pick<Holder, "url">): Promise<void>;
  release(): Promise<void>;
}

/** Another platform uses the data folder. */
export class FolderHeld extends Error {
  override name = "FolderHeld";

  constructor(dataDir: string, holder: Holder | null) {
    const who = holder
      ? `process ${holder.pid}, since ${holder.since}, ${holder.url ? `at ${holder.url}` : "which is starting or stopping"}`
      : "another process";
    super(
      `The data in ${dataDir} is in use by ${who}. Stop that process first, or use another folder: STORYTELLING_DATA=...`,
    );
  }
}

/**
 * Locks a data folder for this process. SQLite takes the lock from the kernel: it is released when the process ends,
 * even by SIGKILL, and child processes do not inherit it.
 * @throws FolderHeld
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, lockFile);
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    throw new FolderHeld(dataDir, await holderOf(dataDir));
  }
  await chmod(file, 0o600);
  const holder: Holder = { pid: process.pid, since: new Date().toISOString(), url: null };
  const path = join(dataDir, holderFile);
  const tell = (note: object) => writeFile(path, JSON.stringify({ ...holder, ...note }), { mode: 0o600 });
  await tell({});
  return {
    tell,
    async release() {
      await rm(path, { force: true });
      lock.close();
    },
  };
}

/**
 * Deletes everything in a data folder that no process uses. `before` first stops what still runs in it.
 * @throws FolderHeld
 */
export async function clearFolder(dataDir: string, before: () => Promise<void>): Promise<void> {
  const lock = await lockFolder(dataDir);
  try {
    await before();
    // The lock file stays: other processes wait for this file, and a new one of the same name would be another lock.
    const names = (await readdir(dataDir)).filter((name) => name !== lockFile);
    for (const name of names) await rm(join(dataDir, name), { recursive: true, force: true });
  } finally {
    await lock.release();
  }
}

/** SQLITE_BUSY. */
const busy = 5;

async function holderOf(dataDir: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, holderFile), "utf8")) as Holder;
  } catch {
    // The holder has not written its note yet.
    return null;
  }
}

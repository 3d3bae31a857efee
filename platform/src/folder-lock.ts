import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The file that is locked. It stays empty, and must not be opened by the process that holds it: closing it would let go. */
const lockFile = "lock";
const holderFile = "running.json";

/** Who uses a data folder. */
export interface Holder {
  readonly pid: number;
  /** When it took the folder, in ISO 8601. */
  readonly since: string;
  /** Null while it starts or stops. */
  readonly url: string | null;
}

/** A data folder that is ours. */
export interface FolderLock {
  /** Tells others what they may know: the address at which the platform is reached, null: at none any more. */
  tell(note: Readonly<Record<string, unknown>> & Pick<Holder, "url">): Promise<void>;
  release(): Promise<void>;
}

/** Another platform uses the data folder. */
export class FolderHeld extends Error {
  override name = "FolderHeld";

  constructor(dataDir: string, holder: Holder | null) {
    const who = holder
      ? `process ${holder.pid}, since ${holder.since}, ${holder.url ? `at ${holder.url}` : "which starts or stops just now"}`
      : "another process";
    super(
      `The data in ${dataDir} is used by ${who}. Stop that one first, or use another folder: STORYTELLING_DATA=...`,
    );
  }
}

/**
 * Takes a data folder for this process alone. The lock is SQLite's, so the kernel's: it ends with the process, however
 * that ends, and is not inherited by what the process starts.
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

/** Deletes all in a data folder that nobody uses; `before` ends what is left running in it. @throws FolderHeld */
export async function clearFolder(dataDir: string, before: () => Promise<void>): Promise<void> {
  const lock = await lockFolder(dataDir);
  try {
    await before();
    // The lock stays: another one under the same name would not be the one that others wait for.
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
    // It has not written it yet.
    return null;
  }
}

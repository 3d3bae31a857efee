import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

/** SQLITE_BUSY. */
const busy = 5;
const ASK_AGAIN_MS = 250;

/**
 * Waits until no other process fetches into this folder, and locks it. SQLite takes the lock from the kernel: it is
 * released when the process ends, even by SIGKILL. `waiting` is called before each further attempt.
 */
export async function lockFetching(
  staging: string,
  signal: AbortSignal | undefined,
  waiting: () => void,
): Promise<() => void> {
  await mkdir(staging, { recursive: true });
  for (;;) {
    const release = tryLock(join(staging, "lock"));
    if (release) return release;
    waiting();
    await sleep(ASK_AGAIN_MS, undefined, signal ? { signal } : {});
  }
}

function tryLock(file: string): (() => void) | null {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec("pragma journal_mode = memory; begin exclusive");
    return () => lock.close();
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === busy) return null;
    throw error;
  }
}

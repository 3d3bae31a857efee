import { existsSync } from "node:fs";
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isRoot } from "./account.ts";
import { PostgresFailure } from "./failure.ts";

/** The paths of the parts of a data folder. */
export const logOf = (dir: string): string => join(dir, "server.log");
const stoppedIn = (dir: string): string => join(dir, "stopped");

/**
 * Makes the folder and returns its real path. If root makes it, other users may pass through it, since the server is
 * not root.
 */
export async function ownFolder(dir: string): Promise<string> {
  const made = await mkdir(dir, { recursive: true, mode: 0o700 });
  if (made && isRoot()) await chmod(dir, 0o711);
  const { uid } = await stat(dir);
  if (!isRoot() && uid !== (process.getuid?.() ?? uid))
    throw new PostgresFailure(
      `${dir} belongs to another user.`,
      "Start as that user, or give another folder.",
    );
  return await realpath(dir);
}

/** Rotates the server's log at 10 MB, and keeps the previous one. */
export async function turnOverLog(dir: string): Promise<void> {
  const { size } = await stat(logOf(dir)).catch(() => ({ size: 0 }));
  if (size > 10_000_000) await rename(logOf(dir), `${logOf(dir)}.1`);
}

/** Notes that the server is being stopped, so that processes that use it do not treat its end as a crash. */
export const noteStop = async (dir: string): Promise<void> => {
  if (existsSync(dir)) await writeFile(stoppedIn(dir), "");
};

/** Undoes `noteStop`. */
export const forgetStop = (dir: string): Promise<void> => rm(stoppedIn(dir), { force: true });

/** Whether `noteStop` was called or the whole folder was deleted. */
export const isMeantToStop = (dir: string): boolean => existsSync(stoppedIn(dir)) || !existsSync(dir);

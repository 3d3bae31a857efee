import { existsSync } from "node:fs";
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isRoot } from "./account.ts";
import { PostgresFailure } from "./failure.ts";

/** Where the parts of a data folder lie. */
export const logOf = (dir: string): string => join(dir, "server.log");
const stoppedIn = (dir: string): string => join(dir, "stopped");

/** Makes the folder, and gives its real path; one made by root may be passed through, for the server is not root. */
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

/** Keeps the server's log below 10 MB, and one before it. */
export async function turnOverLog(dir: string): Promise<void> {
  const { size } = await stat(logOf(dir)).catch(() => ({ size: 0 }));
  if (size > 10_000_000) await rename(logOf(dir), `${logOf(dir)}.1`);
}

/** Notes that the server is meant to end, so that those who use it do not take its end for a crash. */
export const noteStop = async (dir: string): Promise<void> => {
  if (existsSync(dir)) await writeFile(stoppedIn(dir), "");
};

/** Undoes `noteStop`. */
export const forgetStop = (dir: string): Promise<void> => rm(stoppedIn(dir), { force: true });

/** True after `noteStop`, and when the whole folder was deleted. */
export const isMeantToStop = (dir: string): boolean => existsSync(stoppedIn(dir)) || !existsSync(dir);

import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The file with an installation's key to its local pages. */
export const localKeyFile = (dir: string): string => join(dir, "local-key");

/** The key to the local pages of a data folder: 256 bits in base64url, made once, readable by its owner alone. */
export async function localKey(dir: string): Promise<string> {
  const path = localKeyFile(dir);
  const known = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (known !== null) {
    if (/^[\w-]{43}$/.test(known)) return known;
    throw new Error(`${path} is damaged. Delete it: a new one is made at the next start.`);
  }
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const half = `${path}.${process.pid}`;
  await writeFile(half, randomBytes(32).toString("base64url"), { mode: 0o600 });
  // Unlike a rename, this keeps the key of another process that was faster.
  await link(half, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(half);
  return localKey(dir);
}

import { randomBytes } from "node:crypto";
import { link, lstat, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { syncFolders } from "@storytelling/blobs";
import { ConfigError } from "../settings/config-error.ts";
import { parseMasterKeys } from "./local-master-keys.ts";

/**
 * Makes the key file of a data folder, with a new key, but only where no data is stored yet.
 * @throws ConfigError naming the file when it is missing although data exists, or is not a key file any more
 */
export async function keepKeyFile(path: string): Promise<void> {
  const folder = dirname(path);
  const text = await readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw lost(path, `cannot be read (${error.code ?? error.message})`);
  });
  if (text === null) {
    if (await holdsData(folder)) throw lost(path, "is missing");
    return await write(path, [randomBytes(32).toString("base64")], link);
  }
  try {
    parseMasterKeys(text);
  } catch {
    throw lost(path, text.trim() === "" ? "is empty" : "was cut or changed");
  }
}

/** The keys in the file, in base64, the one that wraps first. */
export const readKeyFile = async (path: string): Promise<string[]> =>
  [...parseMasterKeys(await readFile(path, "utf8")).values()].map((key) => key.toString("base64"));

/**
 * Replaces the file as a whole: after a crash the old one or the new one is there. Deletes drafts of earlier crashes.
 */
export async function replaceKeyFile(path: string, keys: readonly string[]): Promise<void> {
  await write(path, keys, rename);
  const drafts = (await readdir(dirname(path))).filter((name) => name.startsWith(draftOf(basename(path))));
  for (const draft of drafts) await rm(join(dirname(path), draft), { force: true });
}

const draftOf = (path: string): string => `${path}.draft-`;

async function write(
  path: string,
  keys: readonly string[],
  name: (draft: string, path: string) => Promise<void>,
): Promise<void> {
  const draft = draftOf(path) + randomBytes(6).toString("hex");
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(`${keys.join("\n")}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // link(2) refuses a name that exists, so only one of two processes makes the first file.
    await name(draft, path).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
    await syncFolders(dirname(path), dirname(path));
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whether the folder has sealed data: a database, or people's files. */
async function holdsData(folder: string): Promise<boolean> {
  const found = await Promise.all(
    [join(folder, "postgres", "data"), join(folder, "blobs")].map((path) => lstat(path).catch(() => null)),
  );
  return found.some((one) => one !== null);
}

const lost = (path: string, what: string): ConfigError =>
  new ConfigError(
    `The master key file ${path} ${what}, and nothing else opens what is kept beside it.
Put it back from a backup, readable by you alone. No new one is made in its place: it would open nothing.
To start again and lose the data: npm start -- --fresh`,
  );

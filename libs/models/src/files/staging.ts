import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The folder for what is being fetched, inside the models' folder, so that a finished file is only renamed. */
export const stagingOf = (dir: string): string => join(dir, ".fetching");

/** The file for what is there of a published file. */
export const partOf = (dir: string, name: string): string =>
  join(stagingOf(dir), `${name.replaceAll("/", "+")}.part`);

/** Deletes what a killed process left and nobody can use; with `all`, also the beginnings of downloads. */
export async function clearStaging(dir: string, all = false): Promise<void> {
  const staging = stagingOf(dir);
  // The lock is held by this process.
  for (const name of await readdir(staging))
    if (name !== "lock" && (all || !name.endsWith(".part")))
      await rm(join(staging, name), { recursive: true, force: true });
}

/** Gives a checked file its name. Its bytes are on the disk before, and the name afterwards. */
export async function giveName(from: string, dir: string, name: string): Promise<void> {
  const path = join(dir, name);
  await mkdir(dirname(path), { recursive: true });
  await sync(from);
  await rename(from, path);
  // Windows cannot open folders.
  if (process.platform !== "win32") await sync(dirname(path));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** Where an executable of this name lies: on the PATH, or where Debian puts servers; null if nowhere. */
export async function find(name: string): Promise<string | null> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/bin", "/usr/local/bin"];
  for (const folder of folders.filter(Boolean)) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return null;
}

export const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The path of an executable: on the PATH, or in Debian's folders for servers; null if it is in neither. */
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

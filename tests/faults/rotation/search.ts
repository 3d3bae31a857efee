import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The files below a folder that contain the key in any form in which it might be kept. No process may use them
 * meanwhile.
 */
export async function filesWith(folder: string, base64: string): Promise<string[]> {
  const key = Buffer.from(base64, "base64");
  const forms = [
    key,
    ...[base64, key.toString("base64url"), key.toString("hex")].map((one) => Buffer.from(one)),
  ];
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    if (forms.some((form) => content.includes(form))) found.push(path);
  }
  return found;
}

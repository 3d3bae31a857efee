import { rm, stat } from "node:fs/promises";
import { modelNames } from "./catalogue.ts";
import { sha256Of } from "./files/hash.ts";
import type { OpenModels } from "./models.ts";

/** A file that is not as it should be. */
export interface FaultyFile {
  readonly name: string;
  readonly state: "missing" | "damaged";
}

/** Checks each file by its SHA-256. With `remove`, damaged files are deleted, so that they are fetched again. */
export async function checkFiles(
  { path, files }: OpenModels,
  { signal, remove = false }: { signal?: AbortSignal; remove?: boolean } = {},
): Promise<FaultyFile[]> {
  const faulty: FaultyFile[] = [];
  for (const { name, bytes, sha256 } of modelNames.flatMap((model) => files[model])) {
    const found = await stat(path(name)).catch(() => null);
    if (!found) faulty.push({ name, state: "missing" });
    else if (found.size !== bytes || (await sha256Of(path(name), signal)) !== sha256) {
      faulty.push({ name, state: "damaged" });
      if (remove) await rm(path(name));
    }
  }
  return faulty;
}

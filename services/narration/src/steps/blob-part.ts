import type { DataPart } from "@storytelling/service";
import type { App } from "../app.ts";

/** A blob as a file of an export; nothing when it does not exist. */
export async function* blobPart(
  app: App,
  owner: string,
  blob: string,
  path: string,
): AsyncGenerator<DataPart> {
  const info = await app.blobs.info(owner, blob);
  if (info) yield { path, size: info.size, content: await app.blobs.read(owner, blob) };
}

import { decodeWav } from "@storytelling/media";
import type { App } from "../app.ts";

/** Reads one line's audio. */
export async function readRendition(
  app: App,
  ownerId: string,
  blobId: string,
): Promise<{ pcm: Int16Array; sampleRate: number }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await app.blobs.read(ownerId, blobId)) chunks.push(chunk);
  return decodeWav(Buffer.concat(chunks));
}

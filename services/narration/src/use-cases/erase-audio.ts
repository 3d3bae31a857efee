import type { App } from "../app.ts";

/** Deletes audio that nothing refers to any more. */
export async function eraseAudio(app: App, data: { ownerId: string; blobIds: string[] }): Promise<void> {
  for (const id of data.blobIds) await app.blobs.delete(data.ownerId, id);
}

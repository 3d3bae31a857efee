import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { VoiceFile } from "../store/receipts.ts";
import type { Tables } from "../store/tables.ts";
import { lockNarrationsBy, renameVoices } from "../store/voice-segments.ts";
import { bookBlobs } from "./blob-ids.ts";
import { remakeBook } from "./remake-book.ts";

/**
 * Takes the names of people's voices out of narrations: the synthetic voice that spoke for them has its own name there.
 * Audiobooks with the old names cannot be played from now on; new ones are made.
 */
export async function releaseVoices(
  app: App,
  tx: Tx<Tables>,
  voices: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
  now: Date,
): Promise<{ narrations: number; files: VoiceFile[] }> {
  const files: VoiceFile[] = [];
  let narrations = 0;
  for (const row of await lockNarrationsBy(tx, [...voices.keys()])) {
    const { id, owner_id: ownerId, book, edition } = row;
    const blobs = [
      ...(book === null ? [] : bookBlobs(id, book)),
      ...(edition === book ? [] : bookBlobs(id, edition)),
    ];
    files.push(...blobs.map((blobId) => ({ ownerId, blobId })));
    // Those whose audiobook is gone already were counted with their takes.
    if (book !== null) narrations += 1;
    await renameVoices(tx, row, voices);
    await remakeBook(app, tx, row, { heard: book !== null, segments: 0 }, now);
  }
  return { narrations, files };
}

import { encodeWav } from "@storytelling/media";
import type { App } from "../app.ts";
import { cutsOf, wordsOfPiece } from "../domain/take-words.ts";
import type { KeptWord } from "../store/tables.ts";
import type { NewPiece } from "../store/takes.ts";
import { takeBlob } from "./blob-ids.ts";
import type { PreparedTake } from "./prepare-takes.ts";

/** Puts the pieces of a take into the blob store, sealed for the person who speaks. */
export async function keepPieces(
  app: App,
  { id, personId }: { id: string; personId: string },
  { texts, sound: { pcm, sampleRate }, words, durationMs }: PreparedTake,
): Promise<NewPiece[]> {
  const cuts = [0, ...cutsOf(texts, words, durationMs), durationMs];
  const sampleAt = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  const pieces: NewPiece[] = [];
  let from = 0;
  for (const [at, text] of texts.entries()) {
    const [fromMs, toMs] = [cuts[at] ?? 0, cuts[at + 1] ?? durationMs];
    const sound = pcm.subarray(sampleAt(fromMs), sampleAt(toMs));
    const blobId = takeBlob(id, at);
    await app.blobs.put(personId, encodeWav(sound, sampleRate), { contentType: "audio/wav", id: blobId });
    const timed = wordsOfPiece(words, { from, to: from + text.length, fromMs, toMs });
    pieces.push({
      ...{ blobId, samples: sound.length, sampleRate },
      words: timed.map((one): KeptWord => [one.start, one.end, Math.round(one.fromMs), Math.round(one.toMs)]),
    });
    from += text.length;
  }
  return pieces;
}

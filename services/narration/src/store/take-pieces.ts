import type { Tx } from "@storytelling/service";
import type { Reader, Tables } from "./tables.ts";
import type { NewPiece } from "./takes.ts";

export async function insertPieces(
  tx: Tx<Tables>,
  takeId: string,
  pieces: readonly NewPiece[],
): Promise<void> {
  const rows = pieces.map(({ blobId, samples, sampleRate, words }, piece) => ({
    ...{ take_id: takeId, piece, blob_id: blobId, samples, sample_rate: sampleRate },
    words: JSON.stringify(words),
  }));
  await tx.deleteFrom("take_pieces").where("take_id", "=", takeId).execute();
  await tx.insertInto("take_pieces").values(rows).execute();
}

/** The pieces of takes, by take and in order. */
export async function piecesOfTakes(reader: Reader, takeIds: readonly string[]) {
  if (takeIds.length === 0) return new Map<string, never[]>();
  const rows = await reader
    .selectFrom("take_pieces")
    .selectAll()
    .where("take_id", "in", [...takeIds])
    .orderBy("take_id")
    .orderBy("piece")
    .execute();
  return Map.groupBy(rows, (row) => row.take_id);
}
